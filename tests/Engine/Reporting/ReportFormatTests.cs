using System.Text.Json;
using System.Xml.Linq;
using Autograder.Engine.Reporting;

namespace Autograder.Engine.Tests.Reporting;

public sealed class ReportFormatTests
{
    [Fact]
    public void Json_RoundTrip_KeepsEverything()
    {
        var text = JsonReport.Write(Reports.Sample);
        Assert.Equal(text, JsonReport.Write(JsonReport.Read(text)));
    }

    [Fact]
    public void Json_Statuses_AreKebabCase()
    {
        using var json = JsonDocument.Parse(JsonReport.Write(Reports.Sample));
        var root = json.RootElement;
        Assert.Equal("autograder/report/v1", root.GetProperty("schema").GetString());
        var check = root.GetProperty("exercises")[1].GetProperty("checks")[2];
        Assert.Equal("internal-error", check.GetProperty("status").GetString());
        Assert.Equal("hidden", check.GetProperty("visibility").GetString());
        Assert.False(root.GetProperty("final").GetBoolean());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"schema":"autograder/report/v9"}""")]
    public void Json_NotAReport_IsRefused(string text) => Assert.Throws<JsonException>(() => JsonReport.Read(text));

    [Fact]
    public void JUnit_Counts_MatchTheStatuses()
    {
        var root = XDocument.Parse(JUnitReport.Write(Reports.Sample)).Root!;
        Assert.Equal(("8", "3", "2", "1"), ((string)root.Attribute("tests")!, (string)root.Attribute("failures")!, (string)root.Attribute("errors")!, (string)root.Attribute("skipped")!));
        var suite = root.Elements("testsuite").First();
        Assert.Equal("8", suite.Element("properties")!.Elements().First(p => (string)p.Attribute("name")! == "score").Attribute("value")!.Value);
        Assert.Equal(3, suite.Descendants("failure").Count());
    }

    [Fact]
    public void Gradescope_Hidden_TellsNothingSecret()
    {
        var text = GradescopeReport.Write(Reports.Sample);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(8, json.RootElement.GetProperty("tests").GetArrayLength());
        Assert.Equal(8, json.RootElement.GetProperty("tests").EnumerateArray().Sum(t => t.GetProperty("score").GetInt32()));
        Assert.Equal("md", json.RootElement.GetProperty("tests")[0].GetProperty("output_format").GetString());
    }

    [Fact]
    public void Markdown_HostileMessage_StaysText()
    {
        var text = MarkdownReport.Write(Reports.Sample);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@everyone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[x](http", text, StringComparison.Ordinal);
    }

    [Fact]
    public void StudentEdition_Hidden_TellsWhatItIsAboutAndNothingElse()
    {
        var report = Reports.Sample.ForStudent();
        var text = JsonReport.Write(report);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"seed\": 42", text, StringComparison.Ordinal);
        var hidden = report.Exercises[0].Checks[3];
        Assert.Equal("one component is off", hidden.Message);
        Assert.Equal("the sign is flipped", hidden.Hint);
        Assert.Null(hidden.Arguments);
        Assert.Null(hidden.Expected);
        Assert.Null(hidden.Smallest);
        Assert.NotNull(report.Exercises[0].Checks[2].Smallest);
        Assert.NotNull(report.Exercises[0].Checks[2].Expected);
    }
}
