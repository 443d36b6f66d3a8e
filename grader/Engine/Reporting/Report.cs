using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Reporting;

/// <summary>The grade of one submission with all that was found: what is stored, shown and exported.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>; a change that breaks readers changes it.</param>
/// <param name="Audience">For whom it was written; the instructor's holds all.</param>
/// <param name="Seed">Gives the same verdicts again; null in the student's.</param>
/// <param name="Sandbox">The isolation it was graded in; <c>none</c> when the student's code was not confined.</param>
/// <param name="Final">Whether every check could be made; one that could not is in neither score nor maximum.</param>
/// <param name="Score">The sum over the exercises graded, points for time included once they are measured.</param>
/// <param name="MaxScore">The sum over the exercises graded; what is not known yet, or failed by our fault, is left out.</param>
/// <param name="Notes">What was ignored, left out or unusual about the submission as a whole.</param>
public sealed record Report(
    string Schema, ReportAudience Audience, ReportAssignment Assignment, ulong? Seed, string Sandbox, bool Final,
    int Score, int MaxScore, ImmutableArray<ReportExercise> Exercises, ImmutableArray<string> Notes,
    ImmutableArray<SourceDiagnostic> Diagnostics, ReportPhases Phases)
{
    public const string CurrentSchema = "autograder/report/v1";

    /// <summary>A report may be read when the checks are done and be completed by the timing later.</summary>
    public ReportTiming Timing { get; init; } = ReportTiming.None;

    /// <summary>What the student's code printed; nothing in reports that were stored before it was kept.</summary>
    public ImmutableArray<ReportOutput> Output { get => field.IsDefault ? [] : field; init; } = [];
}

public enum ReportAudience { Instructor, Student }

public sealed record ReportAssignment(string Id, string Title, string Version);

/// <param name="StartedAt">When grading started.</param>
/// <param name="Compiling">Seconds until the submission was compiled.</param>
/// <param name="Checking">Seconds that the checks took.</param>
/// <param name="Total">Seconds from start to report.</param>
public sealed record ReportPhases(DateTimeOffset StartedAt, double Compiling, double Checking, double Total);

/// <param name="State">Where the student stands with it, for a glance.</param>
public sealed record ReportExercise(
    string Id, string Title, ExerciseState State, int Score, int MaxScore, ImmutableArray<ReportCheck> Checks)
{
    /// <summary>The members whose time is scored; their points are in the exercise's once they are measured.</summary>
    public ImmutableArray<ReportTimedMember> Timed { get; init; } = [];

    /// <summary>Analytic against autograd, for the exercises that ask to compare.</summary>
    public ImmutableArray<ReportComparison> Comparisons { get; init; } = [];
}

public enum ExerciseState { NotStarted, Incomplete, Complete }

/// <param name="Title">What the check is about.</param>
/// <param name="Member">The member of the exercise's class that it calls.</param>
/// <param name="Review">The signs disagree and a person should look; no points were taken for it.</param>
/// <param name="MaxScore">0 for a check that ended in an error of ours.</param>
/// <param name="Mistake">The known mistake that the answer matches.</param>
/// <param name="Line">Where the member stands in the student's file.</param>
/// <param name="Arguments">The input that shows it; null where the audience must not see it.</param>
public sealed record ReportCheck(
    string Id, string Title, string Member, CheckStatus Status, Visibility Visibility, bool Review, int Score, int MaxScore,
    string Message, string? Hint, string? Mistake, ImmutableArray<string> Advisories, string? Path, int? Line,
    string? Probe, ImmutableArray<ReportArgument>? Arguments, ReportTensor? Expected, ReportTensor? Actual, ReportTensor? Allowed)
{
    /// <summary>What the student of a hidden check reads instead of <see cref="Message"/>.</summary>
    [JsonIgnore]
    public string PublicMessage { get; init; } = "";

    /// <summary>The smallest input that was found to show it; null where there is none, or the audience must not see it.</summary>
    public ReportExample? Smallest { get; init; }

    /// <summary>The gradient against difference quotients of the student's own function, at an input that the student may see; null where there is none.</summary>
    public ReportSteps? Steps { get; init; }
}

/// <summary>The smallest input with the roundest numbers that was found to show a finding.</summary>
/// <param name="Call">The call as C#, to be pasted into a program.</param>
public sealed record ReportExample(string Call, ImmutableArray<ReportArgument> Arguments, ReportTensor Expected, ReportTensor Actual);

/// <param name="Name">The parameter's name in the contract.</param>
public sealed record ReportArgument(string Name, ReportTensor Value);

/// <summary>Row-major numbers of a shape; a number is a tensor of the empty shape.</summary>
public sealed record ReportTensor(ImmutableArray<long> Shape, ImmutableArray<double> Values)
{
    public static ReportTensor? Of(TensorValue? tensor) => tensor is null ? null : new(tensor.Shape, tensor.Values);
}
