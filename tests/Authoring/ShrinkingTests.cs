using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

public sealed class ShrinkingTests
{
    private static readonly ProbeShapes Shapes = new("mn", "m", "n");

    private static AgreementCheck Check(ProbeShapes? shapes) => new()
    {
        Id = "gradient", Title = "Gradient", Member = Checks.Member, Visibility = Visibility.Visible, Points = 1,
        Probes = draw => [Checks.Random("tall", draw, 4, 3), Checks.Random("wide", draw, 2, 5)],
        Oracles = [new("closed form", p => Checks.Gradient(Checks.Tensors(p)))],
        Scale = Checks.GradientScale,
        Shapes = shapes,
    };

    private static async Task<SmallestExample?> ShrinkAsync(FakeSubject subject, ProbeShapes? shapes, ulong seed = 1)
    {
        var check = Check(shapes);
        var finding = await check.ExamineAsync(subject, seed);
        Assert.Equal(CheckStatus.Failed, finding.Status);
        return await check.ShrinkAsync(subject, finding, TestContext.Current.CancellationToken);
    }

    private static FakeSubject Student(Func<TensorValue[], TensorValue> member) => new FakeSubject().With(Checks.Member, member);

    [Fact]
    public async Task Shrink_OfAFactor_IsASingleRowAndColumnOfWholeNumbers()
    {
        var smallest = await ShrinkAsync(Student(t => Checks.Gradient(t).Scaled(2)), Shapes);

        Assert.NotNull(smallest);
        Assert.Equal([1L, 1L], smallest.Probe.Tensor(0).Shape);
        Assert.All(smallest.Probe.Arguments, a => Assert.All(((Value.Tensor)a).Content.Values, v => Assert.Equal(Math.Round(v), v)));
        Assert.Equal(Checks.Gradient(Checks.Tensors(smallest.Probe)), smallest.Expected);
        Assert.Equal(smallest.Expected.Scaled(2), smallest.Actual);
    }

    /// <summary>A bug that needs two columns: an example with one would not show it.</summary>
    [Fact]
    public async Task Shrink_OfWhatTwoColumnsShow_KeepsTwoColumns()
    {
        var smallest = await ShrinkAsync(Student(t => Checks.Gradient(t) is var g && g.Values.Length > 1 ? g with { Values = g.Values.SetItem(1, g[1] + 1) } : g), Shapes);

        Assert.Equal([1L, 2L], smallest!.Probe.Tensor(0).Shape);
    }

    [Fact]
    public async Task Shrink_OfAnOverflow_StillOverflows()
    {
        var smallest = await ShrinkAsync(Student(t => t[2].Values.Length > 1 ? t[2].Filled(double.NaN) : Checks.Gradient(t)), Shapes);

        Assert.All(smallest!.Actual.Values, v => Assert.True(double.IsNaN(v)));
        Assert.Equal([1L, 2L], smallest.Probe.Tensor(0).Shape);
    }

    [Fact]
    public async Task Shrink_OfAnySeed_AsksOnlyWhatIsFairAndAtMostAFewDozenTimes()
    {
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var student = Student(t => Checks.Gradient(t).Scaled(2));
            var before = 0;
            var smallest = await ShrinkAsync(student, new(["mn", "m", "n"], p => { before++; return p.Tensor(2).Values.Length >= 2; }), seed);

            Assert.Equal(2, smallest!.Probe.Tensor(2).Values.Length);
            Assert.All(student.Calls, c => Assert.True(c.Arguments[2] is Value.Tensor({ Values.Length: >= 2 })));
            Assert.InRange(student.Calls.Count, 2, 60);
            Assert.True(before > 0);
        }
    }

    [Fact]
    public async Task Shrink_WhereSmallerInputsAreRight_ShowsTheInputOfTheFinding()
    {
        var smallest = await ShrinkAsync(Student(t => t[0].Values.Length is 12 or 10 && t.All(x => x.Values.All(v => v != Math.Round(v)))
            ? Checks.Gradient(t).Scaled(2) : Checks.Gradient(t)), Shapes);

        Assert.Equal([2L, 5L], smallest!.Probe.Tensor(0).Shape);
        Assert.Equal(smallest.Expected.Scaled(2), smallest.Actual);
    }

    [Fact]
    public async Task Shrink_OfAMemberThatDiesAtSmallerInputs_StopsAsking()
    {
        var subject = new FakeSubject().WithOutcome(Checks.Member, (a, _) => a is [Value.Tensor({ Shape: [4, 3] or [2, 5] }), ..]
            ? new CallOutcome.Returned(Checks.Gradient([.. a.Select(v => ((Value.Tensor)v).Content)]).Scaled(2), CallEvidence.None, TimeSpan.Zero)
            : new CallOutcome.Died(134, ""));

        Assert.Equal("wide", (await ShrinkAsync(subject, Shapes))!.Probe.Label);
        Assert.Equal(3, subject.Calls.Count);
    }

    [Fact]
    public async Task Shrink_WithoutShapes_AsksNothing()
    {
        var student = Student(t => Checks.Gradient(t).Scaled(2));
        Assert.Null(await ShrinkAsync(student, shapes: null));
        Assert.Equal(2, student.Calls.Count);
    }

    [Fact]
    public async Task Shrink_OfAFindingOfTheWay_FindsNothing()
    {
        var check = Check(Shapes);
        var student = Student(Checks.Gradient);
        Assert.Null(await check.ShrinkAsync(student, new(CheckStatus.Failed, "The numbers are right.") { PublicMessage = "" }, TestContext.Current.CancellationToken));
        Assert.Empty(student.Calls);
    }
}
