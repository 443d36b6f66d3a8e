namespace Autograder.Service.Operation;

/// <summary>How long what is large is kept; grades, and the points of every check, are kept for good. Nothing is deleted unless it is set.</summary>
internal sealed record RetentionSettings
{
    /// <summary>Days after which the reports of gradings are deleted.</summary>
    public int? ReportDays { get; init; }

    /// <summary>Days after which what was handed in is deleted; it can then not be graded again.</summary>
    public int? SourceDays { get; init; }
}
