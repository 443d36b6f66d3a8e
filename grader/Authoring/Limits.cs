namespace Autograder.Authoring;

/// <summary>
/// What one submission may use, in one place. <c>assignment.yaml</c> overrides the defaults.
/// </summary>
public sealed record Limits
{
    /// <summary>Wall time of one call of a member.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Wall time of all calls of one exercise.</summary>
    public TimeSpan Exercise { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Wall time that each member has for itself, though the others have used up what the exercise or the submission had.</summary>
    public TimeSpan Member { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Wall time of all calls of a submission.</summary>
    public TimeSpan Submission { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Wall time of compiling.</summary>
    public TimeSpan Compilation { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>CPU time of one worker process, in whole seconds.</summary>
    public TimeSpan WorkerCpu { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory of a worker in bytes: managed, native and tensors together.</summary>
    public long WorkerMemory { get; init; } = 700L << 20;

    /// <summary>Memory of the compiler in bytes.</summary>
    public long CompilerMemory { get; init; } = 1100L << 20;

    /// <summary>Threads of a worker.</summary>
    public int Threads { get; init; } = 64;

    /// <summary>Open file descriptors of a worker.</summary>
    public int OpenFiles { get; init; } = 256;

    /// <summary>Bytes of one source file.</summary>
    public int SourceFile { get; init; } = 64 << 10;

    /// <summary>Number of source files.</summary>
    public int SourceFiles { get; init; } = 200;

    /// <summary>Bytes of the compiled submission.</summary>
    public int Assembly { get; init; } = 4 << 20;

    /// <summary>Bytes of one result.</summary>
    public int Result { get; init; } = 1 << 20;

    /// <summary>Bytes of all results of one worker.</summary>
    public int AllResults { get; init; } = 64 << 20;

    /// <summary>Bytes that a worker may print before it is ended.</summary>
    public int Output { get; init; } = 8 << 20;

    /// <summary>Bytes of all files that a worker may write.</summary>
    public int Files { get; init; } = 64 << 20;
}
