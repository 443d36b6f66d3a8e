using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Engine.Timing;

/// <summary>How a block of calls ended, clocked from outside.</summary>
internal abstract record BlockOutcome
{
    private BlockOutcome() { }

    /// <param name="Cpu">Of all threads of the process.</param>
    /// <param name="Wall">Less, where that is asked for, the time that a thread of it stood ready without being given a processor.</param>
    public sealed record Ran(TimeSpan Cpu, TimeSpan Wall, ImmutableArray<double> Digests) : BlockOutcome;

    /// <param name="Sentence">What the code threw.</param>
    public sealed record Threw(string Sentence) : BlockOutcome;

    /// <param name="Cpu">What it used until it was stopped.</param>
    public sealed record TimedOut(TimeSpan Limit, TimeSpan Cpu) : BlockOutcome;

    /// <summary>The process ended or broke a limit.</summary>
    public sealed record Ended(string Reason) : BlockOutcome;

    /// <summary>The process answered what no worker of ours answers.</summary>
    public sealed record Forged(string Reason) : BlockOutcome;
}

/// <summary>What a process has done so far: CPU time of all its threads, and whether one of them works or waits for a processor right now.</summary>
internal readonly record struct Activity(TimeSpan Cpu, bool IsWorking);

/// <summary>A process that runs blocks of calls, one at a time.</summary>
internal interface IBlockRunner
{
    /// <param name="tellsWaiting">Whether wall time shall be that of the code, which takes as long to find out as many a call; else it is just wall time.</param>
    Task<BlockOutcome> RunAsync(Block block, bool tellsWaiting, CancellationToken cancellation);

    /// <summary>What it does, read from outside.</summary>
    Activity Activity { get; }
}
