using Autograder.App.Load;

namespace Autograder.Operation.Tests;

public sealed class LoadTests
{
    [Fact]
    public void Samples_OfEachKind_AreThereAndDifferInOneFile()
    {
        var right = Assert.Single(Sample.All, s => s.Kind == SampleKind.Right);
        Assert.Equal(7, right.Files.Count);
        foreach (var kind in (SampleKind[])[SampleKind.Wrong, SampleKind.Hostile])
            Assert.InRange(Sample.All.Count(s => s.Kind == kind), 3, 100);
        Assert.All(Sample.All.Remove(right), s => Assert.Single(s.Files, file => right.Files[file.Key] != file.Value));
    }

    [Fact]
    public void Plan_OfAHundred_HoldsEverySample()
    {
        var chosen = Enumerable.Range(0, 100).Select(LoadPlan.SampleOf).ToList();
        Assert.Equal(Sample.All.ToHashSet(), [.. chosen]);
        Assert.Equal([75, 20, 5], Enum.GetValues<SampleKind>().Select(kind => chosen.Count(s => s.Kind == kind)));
    }

    [Fact]
    public void Plan_WithARate_SpreadsTheSubmissions()
    {
        var plan = new LoadPlan(10, Rate: 4, Students: 3);
        Assert.Equal(TimeSpan.FromSeconds(1.5), plan.At(6));
        Assert.Equal(TimeSpan.Zero, (plan with { Rate = null }).At(6));
        Assert.Equal(["load-0001", "load-0002", "load-0003", "load-0001"], Enumerable.Range(0, 4).Select(plan.StudentOf));
    }

    [Theory]
    [InlineData(50, 5)]
    [InlineData(95, 10)]
    [InlineData(99, 10)]
    [InlineData(1, 1)]
    public void Percentile_OfTen_IsTheNearestRank(int percent, int expected)
    {
        var percentiles = new Percentiles(Enumerable.Range(1, 10).Reverse().Select(i => TimeSpan.FromSeconds(i)));
        Assert.Equal(TimeSpan.FromSeconds(expected), percentiles.At(percent));
    }

    [Fact]
    public void Percentile_OfNothing_IsNone() => Assert.Null(new Percentiles([]).At(50));

    [Theory]
    [InlineData("http://192.0.2.1:5080", "not on this machine")]
    [InlineData("https://grader.example.org", "not on this machine")]
    [InlineData("localhost:5080", "no address")]
    [InlineData("", "no address")]
    public void Client_ForAnotherMachine_IsRefused(string url, string told) =>
        Assert.Contains(told, Assert.Throws<LoadException>(() => new LoadClient(url, "key", TimeProvider.System)).Message, StringComparison.Ordinal);
}
