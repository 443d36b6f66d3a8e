namespace Autograder.Authoring;

/// <summary>An assignment as the grader uses it: its exercises with their points, and the limits of one submission.</summary>
/// <param name="Version">Names the version of the checks; stored with every grade.</param>
/// <param name="Kit">The sources that every submission may use, compiled in place of the student's copies.</param>
public sealed record Assignment(
    string Id, string Title, string Version, IReadOnlyList<Exercise> Exercises, Limits Limits,
    IReadOnlyList<Contracts.SourceFile> Kit)
{
    public int MaxScore => Exercises.Sum(e => e.Points);

    /// <summary>
    /// What students are timed against, in the form of a submission: the slowest style that the course accepts. It never runs
    /// beside an answer that is still to be judged.
    /// </summary>
    public IReadOnlyList<Contracts.SourceFile> Rivals { get; init; } = [];
}

/// <summary>
/// What an assembly with an assignment in it exports: the grader finds it by this interface, so that a course can
/// bring its own.
/// </summary>
public interface IAssignmentPackage
{
    /// <summary>Makes the assignment of a folder that holds <c>assignment.yaml</c>.</summary>
    /// <exception cref="AssignmentException">The folder or the file is not right; the message says what to do.</exception>
    Assignment Load(string folder);
}

/// <summary>An assignment is written wrongly; the message tells its author the place and the remedy.</summary>
public sealed class AssignmentException(string message, Exception? inner = null) : Exception(message, inner);
