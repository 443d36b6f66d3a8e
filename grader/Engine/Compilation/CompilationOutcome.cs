using Autograder.Contracts;

namespace Autograder.Engine.Compilation;

/// <summary>How compiling a submission ended.</summary>
public abstract record CompilationOutcome
{
    private CompilationOutcome() { }

    /// <summary>What the compiler used for it.</summary>
    public GradingCost Cost { get; init; } = new(TimeSpan.Zero, 0);

    /// <summary>The compiler answered; parts of the submission may still be broken.</summary>
    public sealed record Compiled(CompileResponse Response) : CompilationOutcome;

    /// <summary>The submission brought the compiler to its limits; nothing of it can be graded.</summary>
    /// <param name="Reason">A sentence for the student.</param>
    public sealed record Refused(string Reason) : CompilationOutcome;
}
