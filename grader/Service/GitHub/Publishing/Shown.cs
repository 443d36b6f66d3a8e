using Autograder.Engine.Reporting;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>What is shown on a commit: a grade, or why there is none.</summary>
/// <param name="Name">As checks call themselves: several assignments may lie in one repository.</param>
/// <param name="Address">The page with more about it.</param>
internal abstract record Shown(string Name, string Address)
{
    /// <summary>In a few words.</summary>
    public abstract string Title { get; }

    /// <summary>In a line, the most important first: statuses have 140 characters.</summary>
    public abstract string Line { get; }

    public abstract string Markdown { get; }

    public abstract IReadOnlyList<ReportAnnotation> Annotations { get; }

    /// <summary>GitHub's word for a check.</summary>
    public abstract string Conclusion { get; }

    /// <summary>GitHub's word for a status, which knows no neutral one.</summary>
    public abstract string State { get; }

    /// <summary>What names it among the checks of a commit.</summary>
    public abstract string ExternalId { get; }
}
