namespace Autograder.Engine.Sandbox;

/// <summary>A limit that a process broke: which, its value, and what was used, each in words for the report.</summary>
public sealed record BrokenLimit(string Limit, string Allowed, string Used);

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">The exit code, or 128 + the signal's number.</param>
/// <param name="LastWords">The last 8 KB of its standard error.</param>
public sealed record ProcessExit(int ExitCode, string LastWords, BrokenLimit? Broken, TimeSpan Cpu, long PeakMemory);

/// <summary>
/// A running child: its standard input and output carry frames; its standard error is drained, bounded and kept.
/// Disposing kills the whole tree and frees everything.
/// </summary>
public abstract class SandboxedProcess : IAsyncDisposable
{
    public abstract Stream Input { get; }

    public abstract Stream Output { get; }

    /// <summary>Completes when the process has ended by itself or was killed by a watch; never faults.</summary>
    public abstract Task<ProcessExit> Exited { get; }

    /// <summary>Ends the whole process tree; waits for the end.</summary>
    public abstract Task<ProcessExit> KillAsync();

    /// <summary>CPU time used so far by the whole tree, and peak resident memory in bytes, as seen from outside.</summary>
    public abstract (TimeSpan Cpu, long PeakMemory) Usage { get; }

    /// <summary>How long its threads have run, and waited for a processor.</summary>
    public virtual ThreadTimes Threads => ThreadTimes.None;

    /// <summary>Bytes that it has printed so far, as far as they have been read.</summary>
    public virtual long Printed => 0;

    /// <summary>What it printed after the first so many bytes; of much only the end.</summary>
    public virtual string PrintedSince(long from) => "";

    /// <summary>Whether a thread of it runs or stands ready to at this moment; false where that cannot be known.</summary>
    public virtual bool IsWorking => false;

    /// <summary>Keeps its threads on one processor, given by its number, or lets them go where they may; where the system allows it.</summary>
    public virtual void KeepOn(int? processor) { }

    public abstract ValueTask DisposeAsync();
}
