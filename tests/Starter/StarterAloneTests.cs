namespace Autograder.Starter.Tests;

/// <summary>The starter built and run from a copy outside the solution.</summary>
public sealed class StarterAloneTests
{
    private static readonly string[] exercises =
    [
        "taylor-cosine", "linear-regression", "tanh-derivative", "quadratic-form", "trace-product", "least-squares", "log-one-plus-exp",
    ];

    [Fact]
    public async Task Starter_Untouched_ShowsSevenExercisesNotStarted()
    {
        using var copy = new StarterCopy();
        var (exit, output, errors) = await copy.DotnetAsync("run");
        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal(exercises, SummaryOf(output, "not started"));
        Assert.Contains("epoch 1: w = 1.200, loss = 30.00000000", Lines(output));
        Assert.Contains("Prediction after training: f(5) = 10.000", Lines(output));
        Assert.DoesNotContain("error", output, StringComparison.OrdinalIgnoreCase);
        Assert.All(Lines(output), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Starter_AllAnsweredWithCrLf_PassesEveryVisibleCheck()
    {
        using var copy = new StarterCopy();
        foreach (var exercise in exercises) copy.Answer(exercise);
        copy.UseCrLf();
        var (exit, output, errors) = await copy.DotnetAsync("run");
        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal(exercises, SummaryOf(output, "2 of 2|4 of 4|5 of 5|6 of 6|10 of 10"));
        Assert.DoesNotContain("not started", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error", output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("epoch 1: w = 0.300, loss = 30.00000000", Lines(output));
        Assert.Contains("Prediction after training: f(5) = 9.612", Lines(output));
        Assert.Contains(Lines(output), line => line.StartsWith("trace-product     gradient        5     ", StringComparison.Ordinal));
        Assert.All(Lines(output), line => Assert.InRange(line.Length, 0, 80));
    }

    // The exercises whose line in the summary begins with one of these words.
    private static string[] SummaryOf(string output, string words) =>
        [.. Lines(output)
            .Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2 && exercises.Contains(parts[0]) && words.Split('|').Any(word => parts[1].StartsWith(word, StringComparison.Ordinal)))
            .Select(parts => parts[0])];

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
