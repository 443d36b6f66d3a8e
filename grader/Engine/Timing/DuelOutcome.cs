using System.Diagnostics;
using System.Globalization;

namespace Autograder.Engine.Timing;

/// <summary>How one measurement of one member ended.</summary>
internal abstract record DuelOutcome
{
    private DuelOutcome() { }

    public sealed record Measured(Measurement Measurement) : DuelOutcome;

    /// <summary>So much slower that it was not measured more precisely.</summary>
    public sealed record FarSlower(double Ratio) : DuelOutcome;

    /// <summary>A timed call did not give the right result for its inputs.</summary>
    /// <param name="IsRemembered">It gave that of other inputs.</param>
    public sealed record Wrong(bool IsRemembered) : DuelOutcome;

    /// <summary>A call gave the derivative unchanged though all derivatives were multiplied: it did not differentiate.</summary>
    /// <param name="IsSwitched">At first it had.</param>
    public sealed record Undifferentiated(bool IsSwitched) : DuelOutcome;

    /// <summary>A block did not end in time, though it hardly worked.</summary>
    public sealed record Waited(TimeSpan Limit) : DuelOutcome;

    /// <summary>The student's process answered what no worker answers.</summary>
    public sealed record Forged(string Reason) : DuelOutcome;

    /// <summary>The code threw, or its process ended: nothing follows for its time.</summary>
    public sealed record Broken(string Reason) : DuelOutcome;

    /// <summary>What follows from a block that did not run to its end in the student's process.</summary>
    public static DuelOutcome Of(BlockOutcome outcome, bool isStudents) => outcome switch
    {
        BlockOutcome.TimedOut(var limit, var cpu) when isStudents && cpu < limit / 10 => new Waited(limit),
        BlockOutcome.TimedOut(var limit, var cpu) => new Broken(string.Create(CultureInfo.InvariantCulture,
            $"a block of calls was stopped after {limit.TotalSeconds:0.#} s, of which it worked {cpu.TotalSeconds:0.#} s")),
        BlockOutcome.Threw(var sentence) => new Broken(sentence),
        BlockOutcome.Ended(var reason) => new Broken(reason),
        BlockOutcome.Forged(var reason) => new Forged(reason),
        _ => throw new UnreachableException($"outcome {outcome.GetType()}"),
    };
}
