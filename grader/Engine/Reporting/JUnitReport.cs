using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Autograder.Authoring;

namespace Autograder.Engine.Reporting;

/// <summary>
/// The report as JUnit XML: a suite per exercise, <c>failure</c> for a wrong value, <c>error</c> for a crash, a limit or
/// a fault of ours, <c>skipped</c> where a prerequisite failed; points as the properties <c>score</c> and <c>max_score</c>.
/// </summary>
public static class JUnitReport
{
    public static string Write(Report report)
    {
        var root = new XElement("testsuites", new XAttribute("name", report.Assignment.Title),
            Counts(report.Exercises),
            new XAttribute("time", Number(report.Phases.Total)),
            report.Exercises.Select(e => Suite(e, report.Assignment.Id)));
        var text = new Utf8Writer();
        using (var writer = XmlWriter.Create(text, new() { Indent = true, NewLineChars = "\n" }))
            new XDocument(root).Save(writer);
        return text + "\n";
    }

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;
    }

    private static XElement Suite(ReportExercise exercise, string assignment) =>
        new("testsuite", new XAttribute("name", exercise.Id), Counts([exercise]),
            Properties(exercise.Score, exercise.MaxScore),
            exercise.Checks.Select(c => Case(c, $"{assignment}.{exercise.Id}")),
            exercise.Timed.Select(t => Case(t, $"{assignment}.{exercise.Id}")));

    private static XElement Case(ReportCheck check, string className) =>
        new("testcase", new XAttribute("classname", className), new XAttribute("name", check.Id),
            check.Path is null ? null : new XAttribute("file", check.Path),
            check.Line is null ? null : new XAttribute("line", check.Line),
            Properties(check.Score, check.MaxScore),
            Ending(check));

    private static XElement Case(ReportTimedMember timed, string className) =>
        new("testcase", new XAttribute("classname", className), new XAttribute("name", $"{timed.Member}.timing"),
            Properties(timed.Score, timed.MaxScore),
            LostTime(timed) ? new XElement("failure", new XAttribute("message", Clean(timed.Message)), new XAttribute("type", timed.Verdict.Word()))
            : IsUntimed(timed) ? new XElement("skipped", new XAttribute("message", Clean(timed.Message)))
            : null);

    private static bool LostTime(ReportTimedMember timed) => timed.Verdict is TimingVerdict.Slow or TimingVerdict.Cheated;

    private static bool IsUntimed(ReportTimedMember timed) => timed.Verdict is TimingVerdict.Pending or TimingVerdict.NotMeasured or TimingVerdict.NotRight;

    private static XElement? Ending(ReportCheck check) => check.Status switch
    {
        CheckStatus.Passed => null,
        CheckStatus.Failed => Told("failure", check),
        CheckStatus.Error or CheckStatus.InternalError => Told("error", check),
        CheckStatus.Skipped => Told("skipped", check),
        _ => throw new System.Diagnostics.UnreachableException($"status {check.Status}"),
    };

    private static XElement Told(string element, ReportCheck check) =>
        new(element, new XAttribute("message", Clean($"{check.Title}: {check.Message}")),
            element == "skipped" ? null : new XAttribute("type", check.Mistake ?? check.Status.Word()),
            check.Hint is null ? null : new XText(Clean($"Hint: {check.Hint}")));

    private static XElement Properties(int score, int maxScore) =>
        new("properties",
            new XElement("property", new XAttribute("name", "score"), new XAttribute("value", score)),
            new XElement("property", new XAttribute("name", "max_score"), new XAttribute("value", maxScore)));

    private static XAttribute[] Counts(IReadOnlyCollection<ReportExercise> exercises)
    {
        var all = exercises.SelectMany(e => e.Checks).ToList();
        var timed = exercises.SelectMany(e => e.Timed).ToList();
        return
        [
            new("tests", all.Count + timed.Count),
            new("failures", all.Count(c => c.Status == CheckStatus.Failed) + timed.Count(LostTime)),
            new("errors", all.Count(c => c.Status is CheckStatus.Error or CheckStatus.InternalError)),
            new("skipped", all.Count(c => c.Status == CheckStatus.Skipped) + timed.Count(IsUntimed)),
        ];
    }

    // XML 1.0 knows no control characters, and a student's message may hold any.
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
