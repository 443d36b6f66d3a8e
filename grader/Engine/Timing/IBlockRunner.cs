using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Engine.Timing;

/// <summary>How a block of calls ended, clocked from outside.</summary>
internal abstract record BlockOutcome
{
    private BlockOutcome() { }

    /// <param name="Cpu">Of all threads of the process.</param>
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

/// <summary>A process that runs blocks of calls, one at a time.</summary>
internal interface IBlockRunner
{
    Task<BlockOutcome> RunAsync(Block block, CancellationToken cancellation);

    /// <summary>CPU time of all its threads so far, read from outside.</summary>
    TimeSpan Cpu { get; }
}
