using Autograder.Authoring;
using Autograder.Engine.Reporting;

namespace Autograder.Service.Storage;

/// <summary>An exercise of a graded attempt, for lists and statistics: the report itself is compressed.</summary>
internal sealed class ExerciseResult
{
    public long AttemptId { get; init; }

    public required string Exercise { get; init; }

    /// <summary>Its place in the assignment.</summary>
    public required int Position { get; init; }

    public required int Score { get; init; }

    public required int MaxScore { get; init; }

    public required ExerciseState State { get; init; }
}

/// <summary>A check of a graded attempt that has something to say; checks that passed without a remark have no row.</summary>
internal sealed class CheckResult
{
    public long AttemptId { get; init; }

    public required string Exercise { get; init; }

    public required string Check { get; init; }

    public required CheckStatus Status { get; init; }

    /// <summary>A person should look.</summary>
    public required bool Review { get; init; }

    /// <summary>The known mistake that the answer matches.</summary>
    public string? Mistake { get; init; }
}
