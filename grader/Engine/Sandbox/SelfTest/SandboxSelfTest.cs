using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;

namespace Autograder.Engine.Sandbox;

/// <summary>One attack of the self-test.</summary>
/// <param name="Finding">What came of it, in words.</param>
public sealed record AttackResult(string Attack, bool Held, string Finding);

/// <summary>What came of all of them.</summary>
public sealed record SelfTestResult(ImmutableArray<AttackResult> Attacks)
{
    /// <summary>Whether strangers' code may be run: every attack was made, and none came anywhere.</summary>
    public bool Held => Attacks.Length > 0 && Attacks.All(attack => attack.Held);
}

/// <summary>
/// A handful of attacks, compiled and run as a submission is, at the start of a grader: a sandbox that does not hold them
/// must not get strangers' work. They are real: only for a sandbox, never for a plain process. The whole corpus is <c>tests/Attacks</c>.
/// </summary>
public static class SandboxSelfTest
{
    private const string Class = "SandboxAttacks", Source = "SandboxAttacks.cs";

    // Of an attack without an answer: on a machine that is short of time or memory its process may end before it has tried.
    private const int Tries = 3;

    private static readonly ImmutableArray<MemberSignature> attacks =
    [
        .. new[]
        {
            "ReadsFilesOfTheHost", "SeesOtherProcesses", "InheritsFiles", "InheritsVariables", "ChangesPrograms", "OpensSockets",
            "MakesForbiddenCalls", "HasRights", "LacksLimits", "SharesMemory", "TakesMemory",
        }.Select(name => MemberSignature.OfTensors(Class, name, "x")),
    ];

    /// <exception cref="SandboxException">The attacks could not be made at all.</exception>
    public static async Task<SelfTestResult> RunAsync(CompileServer compiler, WarmWorkers workers, Limits limits, CancellationToken cancellation)
    {
        var compiled = await CompileAsync(compiler, cancellation);
        WorkerSession Start() => new(workers, compiled, limits, TimeProvider.System);
        await using var session = Start();
        var results = ImmutableArray.CreateBuilder<AttackResult>(attacks.Length);
        foreach (var attack in attacks)
        {
            var (result, answered) = await MakeAsync(session, attack, limits, cancellation);
            for (var left = Tries - 1; !result.Held && !answered && left > 0; left--)
            {
                await using var another = Start();
                (result, answered) = await MakeAsync(another, attack, limits, cancellation);
            }
            results.Add(result);
        }
        return new(results.MoveToImmutable());
    }

    private static async Task<(AttackResult Result, bool Answered)> MakeAsync(
        WorkerSession session, MemberSignature attack, Limits limits, CancellationToken cancellation)
    {
        var outcome = await session.CallAsync(new(attack.Key, [new Value.Tensor(TensorValue.Scalar(0))], Taint.None), limits.Call, cancellation);
        return (Judge(attack, outcome), outcome is CallOutcome.Returned);
    }

    // Whatever is not a plain "came nowhere" is a sandbox that behaves differently from the one that was tested.
    private static AttackResult Judge(MemberSignature attack, CallOutcome outcome) => outcome switch
    {
        CallOutcome.Returned(Value.Tensor({ Rank: 0 } ways), _, _) when ways[0] == 0 => new(attack.Name, true, "refused"),
        CallOutcome.Returned(Value.Tensor({ Rank: 0 } ways), _, _) => new(attack.Name, false, $"{ways[0]:0} ways are open"),
        // Out of memory may also be the end of the process; then it was a limit that ended it.
        CallOutcome.BrokeLimit(var limit, var allowed, _) when attack.Name == "TakesMemory" => new(attack.Name, true, $"ended by its limit, {limit} {allowed}"),
        _ => new(attack.Name, false, outcome.ToString()),
    };

    private static async Task<CompileResponse> CompileAsync(CompileServer compiler, CancellationToken cancellation)
    {
        using var stream = typeof(SandboxSelfTest).Assembly.GetManifestResourceStream(Source)!;
        using var reader = new StreamReader(stream);
        var request = new CompileRequest([new(Source, await reader.ReadToEndAsync(cancellation))], [], null, attacks);
        var outcome = await compiler.CompileAsync(request, cancellation);
        if (outcome is not CompilationOutcome.Compiled(var compiled))
            throw new SandboxException($"The self-test was not compiled: {((CompilationOutcome.Refused)outcome).Reason}");
        if (compiled.Members.FirstOrDefault(member => member.Value is not MemberBinding.Bound) is { Value: { } binding, Key: var key })
            throw new SandboxException($"The self-test's {key} was not bound: {binding}; {string.Join("; ", compiled.Diagnostics.Where(d => d.IsError))}");
        return compiled;
    }
}
