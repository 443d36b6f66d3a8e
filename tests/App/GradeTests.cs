using System.Text.Json;

namespace Autograder.App.Tests;

public sealed class GradeTests
{
    private static readonly string[] One = ["grade", "reference/Solutions", "--exercise", "trace-product"];

    [Fact]
    public async Task Grade_Json_IsAllOfStandardOutput()
    {
        var run = await CommandLine.RunAsync([.. One, "--format", "json", "--seed", "7"]);
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(7, json.RootElement.GetProperty("seed").GetInt32());
        Assert.Equal(json.RootElement.GetProperty("maxScore").GetInt32(), json.RootElement.GetProperty("score").GetInt32());
        Assert.Equal("bubblewrap", json.RootElement.GetProperty("sandbox").GetString());
    }

    [Fact]
    public async Task Grade_BelowTheThreshold_ExitsWith1AndReportsAllTheSame()
    {
        var run = await CommandLine.RunAsync([.. One, "--fail-under", "101"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("14 of 14 points", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grade_WithoutASandbox_SaysSoInTheReport()
    {
        var run = await CommandLine.RunAsync([.. One, "--sandbox", "none"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("without a sandbox", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grade_ToAFile_PrintsNothing()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.md");
        try
        {
            var run = await CommandLine.RunAsync([.. One, "--format", "markdown", "--output", file, "--audience", "student"]);
            Assert.Equal((0, ""), (run.ExitCode, run.Output));
            Assert.StartsWith("# Automatic differentiation: 14 of 14 points", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
