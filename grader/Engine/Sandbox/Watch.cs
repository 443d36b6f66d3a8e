using Autograder.Authoring;

namespace Autograder.Engine.Sandbox;

/// <summary>What is watched from outside while a process runs; null where nothing is.</summary>
/// <param name="Memory">Bytes of anonymous and shared memory that are resident.</param>
/// <param name="Cpu">CPU time; a hard limit of the kernel where there is a sandbox.</param>
/// <param name="Wall">Wall time from the first request on: a worker may wait long for its first.</param>
/// <param name="Printed">Bytes on standard error.</param>
/// <param name="Answered">Bytes on standard output.</param>
internal sealed record Watch(long Memory, TimeSpan? Cpu, TimeSpan? Wall, long Printed, long? Answered)
{
    /// <summary>How often a process is looked at: in this time it may go over a limit unseen.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// How far the watch lets memory go over its limit. The kernel holds a sandbox to the limit itself, by failing the
    /// allocation, which the student's code sees as an exception: that comes first.
    /// </summary>
    public long MemoryMargin => Memory / 16;

    public static Watch Over(ChildProgram program, Limits limits) => program switch
    {
        ChildProgram.Worker => new(limits.WorkerMemory, limits.WorkerCpu, limits.Submission, limits.Output, limits.AllResults),
        // It serves many submissions, one after the other: whoever asks sets the deadline of each.
        ChildProgram.Compiler => new(limits.CompilerMemory, null, null, limits.Output, null),
        _ => throw new System.Diagnostics.UnreachableException($"child program {program}"),
    };
}
