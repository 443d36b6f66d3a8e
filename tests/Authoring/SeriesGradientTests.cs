using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using CsCheck;

namespace Autograder.Authoring.Tests;

public sealed class SeriesGradientTests
{
    private static SeriesGradientCheck Check(IReadOnlyList<Mistake>? mistakes = null, Visibility visibility = Visibility.Visible) => new()
    {
        Id = "g", Title = "g", Member = "Gradient", Visibility = visibility, Points = 1, ValueMember = "Value",
        Probes = draw =>
        [
            new("a number", [draw.UniformTensor(2, 3)]),
            new("a matrix", [draw.UniformTensor(-Math.PI, Math.PI, 2, 3)]),
            new("the ends", [TensorValue.Vector(Math.PI, -Math.PI, 0)]),
        ],
        Target = [new("−sin x", p => p.Tensor(0).Map(x => -Math.Sin(x)))],
        Mistakes = mistakes ?? [],
        WayProbes = draw => (new("first", [draw.UniformTensor(0.5, 3, 4)]), new("second", [draw.UniformTensor(0.5, 3, 4)])),
    };

    private static double Cosine(double x, int terms)
    {
        var (sum, term) = (0.0, 1.0);
        for (var k = 0; k < terms; k++, term *= -x * x / ((2 * k - 1) * (2 * k)))
            sum += term;
        return sum;
    }

    private static double Derivative(double x, int terms)
    {
        var (sum, term) = (0.0, -x);
        for (var k = 1; k < terms; k++, term *= -x * x / ((2 * k - 2) * (2 * k - 1)))
            sum += term;
        return sum;
    }

    /// <summary>x moved into [−π, π).</summary>
    private static double Reduced(double x) => x - 2 * Math.PI * Math.Floor((x + Math.PI) / (2 * Math.PI));

    private static FakeSubject Subject(Func<double, double> value, Func<double, double> gradient) => new FakeSubject()
        .With("Value", t => t[0].Map(value))
        .With("Gradient", (t, tape) => tape.Derive(t[0].Map(gradient)));

    [Theory]
    [InlineData(9)]
    [InlineData(13)]
    [InlineData(30)]
    public void Gradient_OfTheOwnSeries_Passes(int terms) => Gen.ULong.Sample(seed =>
        Check().ExamineAsync(Subject(x => Cosine(x, terms), x => Derivative(x, terms)), seed).Result is { Status: CheckStatus.Passed, Review: false }, iter: 20);

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public void Gradient_OfASeriesAfterRangeReduction_PassesAtTheSeamsToo(int terms) => Gen.ULong.Sample(seed =>
        Check().ExamineAsync(Subject(x => Cosine(Reduced(x), terms), x => Derivative(Reduced(x), terms)), seed).Result.Status == CheckStatus.Passed, iter: 20);

    [Fact]
    public async Task Gradient_OfTooFewTerms_IsSaidToBeRightlyDifferentiated()
    {
        var finding = await Check().ExamineAsync(Subject(x => Cosine(x, 5), x => Derivative(x, 5)));
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Equal("value-is-wrong", finding.Mistake);

        var known = new Mistake("too-few-terms", "five terms", "Too few terms.", p => p.Tensor(0).Map(x => Derivative(x, 5)));
        var named = await Check([known]).ExamineAsync(Subject(x => Cosine(x, 5), x => Derivative(x, 5)));
        Assert.Equal("too-few-terms", named.Mistake);
        Assert.Contains("The mistake is in Value. Too few terms.", named.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gradient_OfAnotherSeriesThanValue_Fails()
    {
        var finding = await Check(visibility: Visibility.Hidden).ExamineAsync(Subject(x => Cosine(x, 20), x => Derivative(x, 9)));
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Equal("not-of-own-value", finding.Mistake);
        Assert.DoesNotContain("allowed", finding.PublicMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gradient_WithTheSignFlipped_IsNotBlamedOnValue() =>
        Assert.Equal("sign", (await Check().ExamineAsync(Subject(x => Cosine(x, 20), x => -Derivative(x, 20)))).Mistake);

    [Fact]
    public async Task Gradient_WithAValueThatFails_IsJudgedByTheTargetAlone()
    {
        var subject = new FakeSubject()
            .WithOutcome("Value", (_, _) => new CallOutcome.TimedOut(TimeSpan.FromSeconds(10)))
            .With("Gradient", (t, tape) => tape.Derive(t[0].Map(x => -Math.Sin(x))));
        Assert.Equal(CheckStatus.Passed, (await Check().ExamineAsync(subject)).Status);
    }

    [Fact]
    public async Task Gradient_ByFormula_EarnsNothing()
    {
        var subject = new FakeSubject().With("Value", t => t[0].Map(x => Cosine(x, 20))).With("Gradient", t => t[0].Map(x => -Math.Sin(x)));
        var finding = await Check().ExamineAsync(subject);
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Contains("No derivative was computed", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gradient_OfFloat32Noise_IsNotFailedByAnEstimateThatIsNoBetter()
    {
        var subject = new FakeSubject().With("Value", t => t[0].Map(x => (float)Math.Cos(x))).With("Gradient", (t, tape) => tape.Derive(t[0].Map(x => -Math.Sin(x))));
        Assert.Equal(CheckStatus.Passed, (await Check().ExamineAsync(subject)).Status);
    }
}
