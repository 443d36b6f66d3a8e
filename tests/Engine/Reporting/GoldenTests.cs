using System.Runtime.CompilerServices;
using Autograder.Engine.Reporting;

namespace Autograder.Engine.Tests.Reporting;

/// <summary>
/// Reports as they were looked at and found good. AUTOGRADER_UPDATE_GOLDEN=1 writes them anew: look at the difference
/// before it is committed.
/// </summary>
public sealed class GoldenTests
{
    [Fact]
    public void Json_Sample_IsAsAgreed() => Compare("Golden/report.json", JsonReport.Write(Reports.Sample));

    [Fact]
    public void Json_StudentEdition_IsAsAgreed() => Compare("Golden/report.student.json", JsonReport.Write(Reports.Sample.ForStudent()));

    [Fact]
    public void Markdown_Sample_IsAsAgreed() => Compare("Golden/report.md", MarkdownReport.Write(Reports.Sample));

    [Fact]
    public void JUnit_Sample_IsAsAgreed() => Compare("Golden/report.junit.xml", JUnitReport.Write(Reports.Sample));

    [Fact]
    public void Gradescope_Sample_IsAsAgreed() => Compare("Golden/report.gradescope.json", GradescopeReport.Write(Reports.Sample));

    /// <summary>The published schema is the one of the types.</summary>
    [Fact]
    public void Schema_Published_IsThatOfTheTypes() =>
        Compare("../../../grader/Engine/Reporting/report-v1.schema.json", JsonReport.Schema());

    private static void Compare(string file, string actual, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, file);
        if (Environment.GetEnvironmentVariable("AUTOGRADER_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
