using System.Text;
using Autograder.Authoring;

namespace Autograder.Engine.Reporting;

/// <summary>The report as GitHub Markdown: for job summaries, comments and check runs.</summary>
public static class MarkdownReport
{
    public static string Write(Report report)
    {
        var text = new StringBuilder();
        text.Append($"# {Escape(report.Assignment.Title)}: {report.Score} of {report.MaxScore} points\n\n");
        if (!report.Final)
            text.Append("> **Not final.** The grader itself failed at some checks; they are left out here, cost nothing, and will be made again.\n\n");
        if (report.Sandbox == "none")
            text.Append("> Graded without a sandbox (`--sandbox none`).\n\n");
        text.Append("| Exercise | Points | | Checks |\n|---|---:|---|---|\n");
        foreach (var exercise in report.Exercises)
            text.Append($"| {Escape(exercise.Title)} | {exercise.Score}/{exercise.MaxScore} | {Sign(exercise)} {exercise.State.Word()} | {Checks(exercise)} |\n");
        foreach (var exercise in report.Exercises.Where(e => e.State != ExerciseState.NotStarted && e.Telling().Any()))
            Findings(text, exercise);
        MarkdownTiming.Write(text, report);
        Section(text, "Notes", report.Notes.Select(Escape));
        Section(text, "Compiler", report.Diagnostics.Where(d => d.IsError).Select(d => $"`{d.Path}:{d.Line}:{d.Column}` {Escape(d.Message)} ({d.Id})"));
        text.Append($"\n<sub>{Escape(report.Assignment.Id)} {Escape(report.Assignment.Version)}{(report.Seed is { } seed ? $" · seed {seed}" : "")}</sub>\n");
        return text.ToString();
    }

    private static void Findings(StringBuilder text, ReportExercise exercise)
    {
        text.Append($"\n## {Escape(exercise.Title)}\n\n");
        foreach (var group in exercise.Grouped())
        {
            var first = group[0];
            var place = first.Path is null ? "" : $" (`{first.Path}{(first.Line is { } line ? $":{line}" : "")}`)";
            text.Append($"- **{Escape(first.Member)}**{place} · {first.Status.Word()}{(first.Review ? " · for review" : "")}"
                + $" · {group.Sum(c => c.Score)}/{group.Sum(c => c.MaxScore)} points\n");
            foreach (var check in group.DistinctBy(c => c.Message))
                text.Append($"  - {Escape(check.Title)}{(check.Visibility == Visibility.Hidden ? " (hidden)" : "")}: {Escape(check.Message)}\n");
            if (first.Hint is { } hint)
                text.Append($"  - 💡 {Escape(hint)}\n");
            if (group.Select(c => c.Smallest).OfType<ReportExample>().FirstOrDefault() is { } smallest && smallest.Results() is var (expected, actual))
                text.Append($"  - The smallest input that shows it: `{smallest.Call}` should give `{expected}` and gives `{actual}`.\n");
            foreach (var advisory in group.SelectMany(c => c.Advisories).Distinct())
                text.Append($"  - ℹ️ {Escape(advisory)}\n");
        }
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        text.Append($"\n## {title}\n\n");
        foreach (var line in all)
            text.Append($"- {line}\n");
    }

    private static string Checks(ReportExercise exercise)
    {
        var passed = exercise.Checks.Count(c => c.Status == CheckStatus.Passed);
        return $"{passed} of {exercise.Checks.Length} passed";
    }

    private static string Sign(ReportExercise exercise) => exercise.State switch
    {
        ExerciseState.Complete => "✅",
        ExerciseState.Incomplete => "🟡",
        ExerciseState.NotStarted => "⚪",
        _ => throw new System.Diagnostics.UnreachableException($"state {exercise.State}"),
    };

    /// <summary>Neutralises what a student's text could make of the page: HTML, links, mentions, new lines.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\n' or '\r' => escaped.Append(' '),
                '@' => escaped.Append("@\u200B"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '!' or '~' => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }
}
