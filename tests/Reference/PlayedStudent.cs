using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Reference.Tests;

/// <summary>
/// A student in this process: each member is a function. How members come to their numbers is taken as required: only
/// the numbers are on trial.
/// </summary>
internal sealed class PlayedStudent(Func<string, IReadOnlyList<Value>, Value?> answer, IReadOnlyList<Use>? uses = null) : ISubject
{
    /// <summary>A member that throws where the function gives null, as torch does for products that do not fit.</summary>
    public Task<CallOutcome> CallAsync(string member, IReadOnlyList<Value> arguments, Taint taint, CancellationToken cancellation) =>
        Task.FromResult<CallOutcome>(answer(member, arguments) is { } value
            ? new CallOutcome.Returned(value, CallEvidence.None, TimeSpan.FromSeconds(1))
            : new CallOutcome.Threw("System.Runtime.InteropServices.ExternalException", "mat1 and mat2 shapes cannot be multiplied", null, false));

    /// <summary>As of a student who brings x closer to 0 before a series.</summary>
    public IReadOnlyList<Use> UsesOf(string member) => uses ?? [new("TorchSharp.torch.Tensor.remainder", "Exercises/Played.cs", 1, [])];

    public Task<WayEvidence> WayOfAsync(string member, Func<CancellationToken, Task<WayEvidence>> examine, CancellationToken cancellation) =>
        Task.FromResult(new WayEvidence(WayVerdict.AsRequired, null, ""));
}
