using Autograder.Engine.Reporting;
using Autograder.Engine.Submissions;

namespace Autograder.Grading.Tests;

/// <summary>Real cheats against the clock, in the real sandbox: each is right in all checks, and ends as its file says.</summary>
public sealed class TimingTests(Grader grader)
{
    public static TheoryData<string> Answers => [.. Repository.Corpus("Timing")];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task RightAnswer_ThatCheatsTheClockOrIsSlow_IsFound(string path)
    {
        var lines = File.ReadLines(Repository.At("tests", "Corpus", path)).Take(3).Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 2)..]).ToList();
        var words = lines[0].Split(' ');
        var (member, verdict) = (words[1], Enum.Parse<TimingVerdict>(words[2], ignoreCase: true));
        var submission = new Submission([new(Path.GetFileName(path), File.ReadAllText(Repository.At("tests", "Corpus", path)))], null, []);
        var report = await grader.GradeAsync(submission, 1, words[0]);
        var told = (await grader.Pipeline.TimeAsync(report, submission, null, TestContext.Current.CancellationToken)).Exercises[0].Timed.Single(t => t.Member == member);

        Assert.True(told.Verdict == verdict, $"{told.Verdict}: {told.Message} {string.Join("\n", report.Exercises[0].Checks.Select(c => $"{c.Id} {c.Status} {c.Message}"))}");
        Assert.True(lines[2].Split('|').Any(word => told.Message.Contains(word, StringComparison.Ordinal)), told.Message);
        // What only looks odd could be the machine's doing: it keeps its points.
        Assert.Equal(verdict == TimingVerdict.Review, told.Score == told.MaxScore);
    }
}
