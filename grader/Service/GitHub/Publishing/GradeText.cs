using System.Text;
using Autograder.Engine.Reporting;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>A grade in words, within what GitHub takes.</summary>
internal static class GradeText
{
    /// <summary>GitHub takes 65,535; bytes or characters, its documentation does not say.</summary>
    private const int Longest = 65_000;

    public static string Markdown(ShownGrade grade)
    {
        var text = new StringBuilder();
        if (grade.Decided is { } decided)
            text.Append(FormattableString.Invariant($"> **{decided} of {grade.MaxScore} points**, decided by the course. What follows is what the checks found.\n\n"));
        text.Append(MarkdownReport.Write(grade.Report));
        var more = $"\n[More about it]({grade.Address})\n";
        return Cut(text.ToString(), Longest - more.Length) + more;
    }

    /// <summary>The beginning of a line, whole words.</summary>
    public static string Line(string text, int characters)
    {
        if (text.Length <= characters)
            return text;
        var end = text.LastIndexOf(' ', characters - 2);
        return text[..(end > 0 ? end : characters - 2)] + " …";
    }

    /// <summary>The beginning, whole characters and, where it is cut, whole lines.</summary>
    public static string Cut(string text, int bytes)
    {
        const string mark = "\n…\n";
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
            return text;
        var encoder = Encoding.UTF8.GetEncoder();
        encoder.Convert(text, new byte[bytes - Encoding.UTF8.GetByteCount(mark)], flush: false, out var used, out _, out _);
        var end = text.LastIndexOf('\n', used - 1);
        return text[..(end > 0 ? end : used)] + mark;
    }
}
