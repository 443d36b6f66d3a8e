using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

/// <summary>A submission in memory: its members are functions of this program.</summary>
internal sealed class FakeSubject : ISubject
{
    private readonly Dictionary<string, Func<IReadOnlyList<Value>, Taint, CallOutcome>> members = [];
    private readonly Dictionary<string, WayEvidence> ways = [];

    public List<(string Member, IReadOnlyList<Value> Arguments, Taint Taint)> Calls { get; } = [];

    public IReadOnlyList<Use> Uses { get; init; } = [];

    /// <summary>A member of tensors that differentiates nothing.</summary>
    public FakeSubject With(string member, Func<TensorValue[], TensorValue> f) => With(member, (t, _) => f(t));

    /// <summary>A member of tensors that differentiates on the tape.</summary>
    public FakeSubject With(string member, Func<TensorValue[], Tape, TensorValue> f) => WithOutcome(member, (arguments, taint) =>
    {
        var tape = new Tape(taint);
        var result = f([.. arguments.Select(a => ((Value.Tensor)a).Content)], tape);
        return new CallOutcome.Returned(result, tape.Evidence, TimeSpan.FromMilliseconds(1));
    });

    public FakeSubject WithOutcome(string member, Func<IReadOnlyList<Value>, Taint, CallOutcome> f)
    {
        members[member] = f;
        return this;
    }

    public Task<CallOutcome> CallAsync(string member, IReadOnlyList<Value> arguments, Taint taint, CancellationToken cancellation)
    {
        Calls.Add((member, arguments, taint));
        return Task.FromResult(members[member](arguments, taint));
    }

    public IReadOnlyList<Use> UsesOf(string member) => Uses;

    public async Task<WayEvidence> WayOfAsync(string member, Func<CancellationToken, Task<WayEvidence>> examine, CancellationToken cancellation)
    {
        if (!ways.TryGetValue(member, out var way))
            ways[member] = way = await examine(cancellation);
        return way;
    }
}
