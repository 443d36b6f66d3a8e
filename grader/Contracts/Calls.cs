using System.Collections.Immutable;

namespace Autograder.Contracts;

/// <summary>One call: the member's <see cref="MemberSignature.Key"/>, its arguments, and the taint of its derivatives.</summary>
public sealed record Call(string Member, ImmutableArray<Value> Arguments, Taint Taint);

/// <summary>
/// One derivative that the student's code asked libtorch for, as the worker tells it. Evidence, never proof.
/// </summary>
/// <param name="Function">The function called, such as <c>autograd.grad</c>.</param>
/// <param name="Shape">The shape of the derivative.</param>
/// <param name="IsUnit">All its components are exactly 1: the derivative of a plain sum.</param>
/// <param name="Checksum">A weighted sum of its components before the taint: tells whether it moves with the input.</param>
/// <param name="At">The same sum of the components of what was differentiated by; NaN where that is not known.</param>
/// <param name="Value">The number that was differentiated; NaN where it is not known.</param>
public sealed record DerivativePass(
    string Function, ImmutableArray<long> Shape, bool IsUnit, double Checksum, double At = double.NaN, double Value = double.NaN)
{
    private const ulong Weights = 0x5EED;

    /// <summary>By what component <paramref name="index"/> is multiplied in the checksum, which is the sum of all.</summary>
    public static double Weight(long index) => Taint.Noise(Weights, 0, index);
}

/// <summary>What the worker saw during a call. It runs beside the student's code, so all of it is evidence, never proof.</summary>
/// <param name="PassCount">How many derivatives were asked for; <paramref name="Passes"/> holds the first 64.</param>
/// <param name="ChangedArguments">The positions of the arguments whose numbers the call changed in place.</param>
public sealed record CallEvidence(int PassCount, ImmutableArray<DerivativePass> Passes, ImmutableArray<int> ChangedArguments)
{
    public static CallEvidence None { get; } = new(0, [], []);
}

/// <summary>How one call ended, as seen from outside the student's process.</summary>
public abstract record CallOutcome
{
    private CallOutcome() { }

    /// <param name="Elapsed">Wall time from sending the call to receiving the answer, measured outside.</param>
    public sealed record Returned(Value Value, CallEvidence Evidence, TimeSpan Elapsed) : CallOutcome;

    /// <param name="Exception">The full name of the exception's type.</param>
    /// <param name="Location">File and line of the innermost frame in the student's own code, such as
    /// <c>Exercises/TraceProduct.cs:31</c>; null when unknown.</param>
    /// <param name="EndsProcess">Outside the grader this call would have ended the whole process instead of throwing.</param>
    public sealed record Threw(string Exception, string Message, string? Location, bool EndsProcess) : CallOutcome;

    public sealed record TimedOut(TimeSpan Limit) : CallOutcome;

    /// <param name="ExitCode">The exit code, or 128 + the signal's number.</param>
    /// <param name="LastWords">The end of what the process wrote to standard error.</param>
    public sealed record Died(int ExitCode, string LastWords) : CallOutcome;

    /// <summary>A limit of the sandbox was broken: which, its value, and what was used.</summary>
    public sealed record BrokeLimit(string Limit, string Allowed, string Used) : CallOutcome;

    /// <summary>The process answered something that no worker of ours says; the run is refused.</summary>
    public sealed record BrokeProtocol(string Reason) : CallOutcome;

    /// <summary>The call was not made: the time set for the exercise or the submission was used up before it.</summary>
    public sealed record NotCalled(string Reason) : CallOutcome;
}
