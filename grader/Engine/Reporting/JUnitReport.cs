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
            Counts(report.Exercises.SelectMany(e => e.Checks)),
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
        new("testsuite", new XAttribute("name", exercise.Id), Counts(exercise.Checks),
            Properties(exercise.Score, exercise.MaxScore),
            exercise.Checks.Select(c => Case(c, $"{assignment}.{exercise.Id}")));

    private static XElement Case(ReportCheck check, string className) =>
        new("testcase", new XAttribute("classname", className), new XAttribute("name", check.Id),
            check.Path is null ? null : new XAttribute("file", check.Path),
            check.Line is null ? null : new XAttribute("line", check.Line),
            Properties(check.Score, check.MaxScore),
            Ending(check));

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

    private static XAttribute[] Counts(IEnumerable<ReportCheck> checks)
    {
        var all = checks.ToList();
        return
        [
            new("tests", all.Count),
            new("failures", all.Count(c => c.Status == CheckStatus.Failed)),
            new("errors", all.Count(c => c.Status is CheckStatus.Error or CheckStatus.InternalError)),
            new("skipped", all.Count(c => c.Status == CheckStatus.Skipped)),
        ];
    }

    // XML 1.0 knows no control characters, and a student's message may hold any.
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
