using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Autograder.Engine.Submissions;
using YamlDotNet.Serialization;

namespace Autograder.Grading.Tests;

/// <summary>Whole folders as students push them end as their own <c>expect.yaml</c> says.</summary>
public sealed class SubmissionsTests(Grader grader)
{
    public static TheoryData<string> Folders =>
        [.. Directory.EnumerateDirectories(Repository.At("tests", "Corpus", "Submissions")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Submission_AsPushed_EndsAsExpected(string name)
    {
        var folder = Repository.At("tests", "Corpus", "Submissions", name);
        var expected = new DeserializerBuilder().IgnoreUnmatchedProperties().Build()
            .Deserialize<Dictionary<string, object>>(File.ReadAllText(Path.Combine(folder, "expect.yaml")));
        if (!Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
        {
            Assert.Throws<SubmissionException>(() => SubmissionFolder.Read(folder, grader.Assignment.Limits));
            return;
        }
        var report = await grader.GradeFolderAsync(folder);
        var states = ((Dictionary<object, object>)expected["exercises"]).ToDictionary(e => (string)e.Key, e => (string)e.Value);
        var other = report.Exercises.Where(e => State(e, states.GetValueOrDefault(e.Id)) is var state && state != states[e.Id])
            .SelectMany(e => e.Checks.Select(c => $"{e.Id} should be {states[e.Id]}: {c.Id} {c.Status}: {c.Message}"));
        Assert.True(!other.Any(), string.Join("\n", other));
        var text = JsonReport.Write(report);
        foreach (var word in expected.TryGetValue("mentions", out var words) ? (List<object>)words : [])
            Assert.Contains((string)word, text, StringComparison.OrdinalIgnoreCase);
        Assert.True(report.Final);
    }

    /// <summary>What the report says, in the words of <c>expect.yaml</c>; "zero" also fits "partial" with no point earned.</summary>
    private static string State(ReportExercise exercise, string? expected) => exercise switch
    {
        { State: ExerciseState.Complete } when exercise.Score == exercise.MaxScore => "full",
        _ when expected == "missing" && exercise.Checks.All(c => c.Message.Contains("no class", StringComparison.Ordinal)) => "missing",
        { State: ExerciseState.NotStarted } => "not-started",
        { Score: 0 } when exercise.Checks.All(c => c.Status != CheckStatus.Passed) => "zero",
        _ => "partial",
    };
}
