using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Autograder.Authoring;

namespace Autograder.Engine.Reporting;

/// <summary>
/// The student's edition as what GitHub Classroom's graders hand their reporter: the step output <c>result</c>. Every test
/// has a number for its score: one missing would make the total NaN.
/// </summary>
public static class ClassroomReport
{
    public static string Write(Report report)
    {
        var edition = report.ForStudent();
        var tests = edition.Exercises.SelectMany(e => e.Checks.Select(c => Test(e, c)).Concat(e.Timed.Where(t => t.MaxScore > 0).Select(t => Test(e, t))));
        return JsonSerializer.Serialize(
            new ClassroomResult(1, edition.Score == edition.MaxScore ? "pass" : "fail", edition.MaxScore, [.. tests]), ClassroomJson.Default.ClassroomResult);
    }

    public static string Base64(Report report) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Write(report)));

    private static ClassroomTest Test(ReportExercise exercise, ReportCheck check) =>
        new($"{exercise.Title}: {check.Title}", Status(check.Status), check.Score, check.MaxScore, check.Hint is { } hint ? $"{check.Message} Hint: {hint}" : check.Message,
            $"{exercise.Id}/{check.Id}", check.Path ?? "", check.Line ?? 0, 0);

    private static ClassroomTest Test(ReportExercise exercise, ReportTimedMember timed) =>
        new($"{exercise.Title}: time of {timed.Member}", timed.Score == timed.MaxScore ? "pass" : "fail", timed.Score, timed.MaxScore, timed.Message, $"{exercise.Id}/{timed.Member}.timing", "", 0, 0);

    private static string Status(CheckStatus status) => status switch
    {
        CheckStatus.Passed => "pass",
        CheckStatus.Failed or CheckStatus.Skipped => "fail",
        CheckStatus.Error or CheckStatus.InternalError => "error",
        _ => throw new System.Diagnostics.UnreachableException($"status {status}"),
    };
}

internal sealed record ClassroomResult(int Version, string Status, int MaxScore, ImmutableArray<ClassroomTest> Tests);

/// <param name="Duration">In milliseconds.</param>
internal sealed record ClassroomTest(string Name, string Status, int Score, int MaxScore, string Message, string TestCode, string Filename, int LineNo, int Duration);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ClassroomResult))]
internal sealed partial class ClassroomJson : JsonSerializerContext;
