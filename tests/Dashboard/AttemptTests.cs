using System.Net;
using System.Text.RegularExpressions;
using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Autograder.Service.Dashboard.Parts;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>What the page of an attempt shows of its report.</summary>
public sealed class AttemptTests(DashboardHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finding_WithALine_StandsAtThatLineOfTheSource()
    {
        // The sample's sources are the model solutions: a line beyond their end is nowhere.
        static bool Stands(ReportCheck c) => c is { Line: { } line, Path: { } path } && CourseSample.Text($"sources/{Path.GetFileName(path)}").Split('\n').Length >= line;
        var (attempt, report) = await FindAsync(r => Failing(r).Any(Stands));
        var check = Failing(report).First(Stands);

        var page = await PageAsync(attempt, Who.Instructor);

        var line = Regex.Match(page, $"""<li id="{SourceView.Anchor(check.Path!, check.Line!.Value)}" class="hit">.*?</li>""", RegexOptions.Singleline).Value;
        Assert.Contains($"<span>{check.Line}</span>", line);
        Assert.Contains((check.Hint ?? check.Message)[..20], line);
        Assert.Contains($"#{SourceView.Anchor(check.Path!, check.Line.Value)}\"", page);
    }

    [Fact]
    public async Task Phases_OfATimedAttempt_AreSix()
    {
        var (attempt, _) = await FindAsync(r => r.Timing is { State: TimingState.Done, Seconds: > 0 });
        var page = await PageAsync(attempt, Who.Instructor);
        var bar = Regex.Match(page, """<svg class="chart split".*?</svg>""", RegexOptions.Singleline).Value;
        Assert.Equal(["taken in", "waiting", "compiling", "checking", "reporting", "timing"], Regex.Matches(bar, "<title>([a-z ]+?) [0-9]").Select(m => m.Groups[1].Value));
    }

    [Fact]
    public async Task Comparison_OfAnalyticWithAutograd_IsDrawn()
    {
        var (attempt, report) = await FindAsync(r => r.Exercises.Any(e => e.Comparisons.Length > 0));
        var page = await PageAsync(attempt, Who.Instructor);
        Assert.Contains(report.Exercises.SelectMany(e => e.Comparisons).First().Sentence, page);
    }

    [Fact]
    public async Task Output_OfAnAttempt_IsShownWholeToTeachersAndOfVisibleInputsToTheStudent()
    {
        var report = CourseSample.Reports.First(r => r.Output.Any(o => o.Member is null));
        var shown = report.Output.First(o => o.Member is not null);
        var hidden = report.Output.First(o => o.Member is null).Text.Split('\n')[0];
        var attempt = await GiveAsync(host.Student.Id, report);

        var teacher = await PageAsync(attempt, Who.Instructor);
        var student = await PageAsync(attempt, Who.Student);

        Assert.Contains(shown.Text, teacher);
        Assert.Contains(hidden, teacher);
        Assert.Contains(shown.Text, student);
        Assert.DoesNotContain(hidden, student);
        Assert.DoesNotContain("Output of the checks", student);
    }

    [Fact]
    public async Task Steps_OfGradients_AreDrawnWithWhatTheyMeanInWords()
    {
        var report = CourseSample.Reports.First(r => r.Exercises.SelectMany(e => e.Checks).Any(c => c is { Steps: not null, Status: CheckStatus.Failed }));
        var attempt = await GiveAsync(host.Student.Id, report);

        var page = await PageAsync(attempt, Who.Student);

        Assert.Matches("aria-label=\"Difference over the step. The difference quotients of Value never come nearer than [0-9.E-]+ \\(at h = [0-9.E-]+\\): AutogradGradient is not the gradient of Value.\"", page);
        Assert.Matches("The difference quotients of Value come as near as [0-9.E-]+ \\(at h = [0-9.E-]+\\): AutogradGradient is the gradient of Value.", page);
    }

    [Fact]
    public async Task Timing_ThatFollows_IsToldToTheStudentAndTheTeacher()
    {
        var report = CourseSample.Reports.First(r => r.Timing is { State: TimingState.Done, Points: > 0 });
        var pending = report with { Timing = new(TimingState.Pending, report.Timing.Points, 0, "") };
        long attempt;
        await using (var store = host.Store())
        {
            var found = await store.Attempts.Include(a => a.Report).Include(a => a.Submission)
                .Where(a => a.Submission!.StudentId == host.OtherStudent.Id && store.Standings.Any(s => s.AttemptId == a.Id)).FirstAsync(Stop);
            (found.Report!.Instructor, found.Report.Student) = (CompressedReport.Pack(pending), CompressedReport.Pack(pending.ForStudent()));
            found.Timing = new() { AttemptId = found.Id, CourseId = found.CourseId, Lane = found.Lane, Owner = found.Owner, State = AttemptTimingState.Waiting, QueuedAt = DateTimeOffset.UtcNow, NotBefore = DateTimeOffset.UtcNow };
            await store.SaveChangesAsync(Stop);
            await store.Standings.Where(s => s.AttemptId == found.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.TimingFollows, true), Stop);
            attempt = found.Id;
        }
        using var student = host.ClientOf(Who.OtherStudent);
        using var teacher = host.ClientOf(Who.Instructor);

        Assert.Contains($"adds up to {pending.Timing.Points} points", await student.GetStringAsync($"{host.Here}/me", Stop));
        Assert.Contains("timing follows", await PageAsync(attempt, Who.Instructor));
        Assert.Contains("timing follows", await teacher.GetStringAsync($"{host.Here}/class?q={host.OtherStudent.Identifier}", Stop));
    }

    private static IEnumerable<ReportCheck> Failing(Report report) =>
        report.Exercises.Where(e => e.State == ExerciseState.Incomplete).SelectMany(e => e.Checks).Where(c => c.Status is CheckStatus.Failed or CheckStatus.Error);

    private async Task<(long Attempt, Report Report)> FindAsync(Func<Report, bool> wanted)
    {
        await using var store = host.Store();
        // Not of the students whose reports other tests change.
        var mine = host.Sample.Students.Skip(5).Take(30).Select(s => (long?)s.Id).ToList();
        var reports = await store.Attempts.Where(a => mine.Contains(a.Submission!.StudentId) && a.RegradeId == null).OrderBy(a => a.Id).Select(a => new { a.Id, a.Report!.Instructor }).ToListAsync(Stop);
        return reports.Select(r => (r.Id, CompressedReport.Unpack(r.Instructor))).First(r => wanted(r.Item2));
    }

    /// <summary>Gives the student's first attempt another report.</summary>
    private async Task<long> GiveAsync(long student, Report report)
    {
        await using var store = host.Store();
        var found = await store.Attempts.Include(a => a.Report).Where(a => a.Submission!.StudentId == student && a.RegradeId == null).OrderBy(a => a.Id).FirstAsync(Stop);
        (found.Report!.Instructor, found.Report.Student) = (CompressedReport.Pack(report), CompressedReport.Pack(report.ForStudent()));
        await store.SaveChangesAsync(Stop);
        return found.Id;
    }

    private async Task<string> PageAsync(long attempt, Who who)
    {
        using var client = host.ClientOf(who);
        return WebUtility.HtmlDecode(await client.GetStringAsync($"{host.Here}/attempts/{attempt}", Stop));
    }
}
