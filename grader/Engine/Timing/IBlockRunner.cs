using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Engine.Timing;

/// <summary>How a block of calls ended, clocked from outside.</summary>
internal abstract record BlockOutcome
{
    private BlockOutcome() { }

    /// <param name="Cpu">Of all threads of the process.</param>
    /// <param name="Waited">How much longer than it worked the code did neither work nor stand ready for a processor; 0 where that is not asked for.</param>
    public sealed record Ran(TimeSpan Cpu, double Waited, ImmutableArray<double> Digests) : BlockOutcome;

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
    /// <param name="seed">Of its inputs and of the digests' weights.</param>
    /// <param name="scale">What derivatives are multiplied by; 1 where time is taken.</param>
    /// <param name="tellsWaiting">Whether to find out how long the code waited, which takes as long as many a call.</param>
    Task<BlockOutcome> RunAsync(Block block, ulong seed, double scale, bool tellsWaiting, CancellationToken cancellation);

    /// <summary>What it does, read from outside.</summary>
    Activity Activity { get; }

    /// <summary>From now on it runs on one processor, given by its number, or on any; where the system allows it.</summary>
    void KeepOn(int? processor);
}
