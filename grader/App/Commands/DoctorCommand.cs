using System.CommandLine;
using Autograder.App.Console;
using Autograder.Authoring;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;
using Autograder.Engine.Sandbox;

namespace Autograder.App.Commands;

/// <summary><c>autograder doctor</c>: what isolation this machine gives, what is missing, and how to mend it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Tells what isolation this machine gives, what is missing, and the command that mends it.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var report = await Doctor.ExamineAsync(cancellation);
        var console = ConsoleReport.Terminal();
        DoctorTable.Write(report, console);
        if (!report.IsolatesStrangers)
            return ExitCode.OurFailure;
        try
        {
            var result = await AttackAsync(cancellation);
            DoctorTable.Write(result, console);
            return result.Held ? ExitCode.Done : ExitCode.OurFailure;
        }
        catch (SandboxException e)
        {
            System.Console.Error.WriteLine($"The sandbox could not be tried: {e.Message}");
            return ExitCode.OurFailure;
        }
    }

    private static async Task<SelfTestResult> AttackAsync(CancellationToken cancellation)
    {
        var limits = new Limits();
        await using var sandbox = SandboxChoice.Create(SandboxKind.Bubblewrap);
        await using var compiler = new CompileServer(sandbox, limits);
        await using var workers = new WarmWorkers(sandbox, limits, spares: 1, refill: false);
        workers.Fill();
        return await SandboxSelfTest.RunAsync(compiler, workers, limits, cancellation);
    }
}
