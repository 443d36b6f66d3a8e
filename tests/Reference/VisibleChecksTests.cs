using System.Text.Json;
using Autodiff.Checks;
using Autograder.Authoring;

namespace Autograder.Reference.Tests;

public sealed class VisibleChecksTests
{
    private static readonly string StartersFile = Path.Combine(TheAssignment.Repository, "starter/visible-checks.json");

    /// <summary>After a change to a visible check: run once with AUTOGRADER_ACCEPT=1, which writes the file.</summary>
    [Fact]
    public void StartersFile_AgainstTheAssignment_IsWhatWouldBeWritten()
    {
        var written = VisibleChecks.Write(TheAssignment.Loaded);
        if (Environment.GetEnvironmentVariable("AUTOGRADER_ACCEPT") == "1")
            File.WriteAllText(StartersFile, written);

        Assert.Equal(written, File.ReadAllText(StartersFile), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void ModelAnswers_JudgedByTheStarter_PassEveryVisibleCheck()
    {
        var checks = VisibleCheck.ReadAll();

        Assert.NotEmpty(checks);
        Assert.All(checks, check => Assert.IsType<CheckOutcome.Passed>(CheckRunner.Run(check)));
    }

    [Fact]
    public void Entries_OfTheFile_CoverEveryVisibleCheckAndNoHiddenOne()
    {
        using var file = JsonDocument.Parse(VisibleChecks.Write(TheAssignment.Loaded));
        var entries = file.RootElement.EnumerateArray().Select(e => $"{e.At("exercise")} {e.At("check")}").Distinct();

        Assert.Equal(TheAssignment.Checks.Where(c => c.Check.Visibility == Visibility.Visible).Select(c => $"{c.Exercise.Id} {c.Check.Id}"), entries);
    }
}
