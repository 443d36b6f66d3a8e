using Autograder.Calibration.Results;

namespace Autograder.Calibration.Tests;

public sealed class ProportionTests
{
    /// <summary>1 − 0.05^(1/75000): what "never, in 75 000" proves.</summary>
    [Fact]
    public void UpperBound_OfNothingIn75000_IsTheRuleOfThree() =>
        Assert.Equal(3.994e-5, new Proportion(0, 75_000).UpperBound, 1e-8);

    /// <summary>Tabulated: 3 of 20, one-sided 95 %.</summary>
    [Fact]
    public void Bounds_Of3In20_AreTheTables()
    {
        Assert.Equal(0.3437, new Proportion(3, 20).UpperBound, 1e-4);
        Assert.Equal(0.0422, new Proportion(3, 20).LowerBound, 1e-4);
    }

    [Fact]
    public void Bounds_OfAllOrNothing_AreNotNumbersOutsideOfAProbability()
    {
        Assert.Equal(1, new Proportion(5, 5).UpperBound);
        Assert.Equal(0, new Proportion(0, 5).LowerBound);
        Assert.Equal(1, new Proportion(0, 0).UpperBound);
    }
}
