using Autodiff.Kit;
using static TorchSharp.torch;

namespace Autograder.Starter.Tests;

public sealed class ComparisonTests
{
    [Fact]
    public void Measure_MembersThatChangeTheirInputs_GivesEachCallItsOwn()
    {
        var x = tensor([1.0, 2.0]);
        var row = Comparison.Measure(2, [x], inputs => inputs[0].add_(1), inputs => inputs[0].requires_grad_() * 1);
        Assert.Equal((2, 1.0), (row.Size, row.Difference));
        Close.To(tensor([1.0, 2.0]), x);
    }

    [Fact]
    public void Difference_OfOtherShapes_IsNaN() =>
        Assert.True(double.IsNaN(Comparison.Difference(ones(2, 3), ones(3, 2))));

    [Fact]
    public void Difference_OfNaN_IsNaN() =>
        Assert.True(double.IsNaN(Comparison.Difference(tensor([1.0, double.NaN]), tensor([1.0, 2.0]))));

    [Fact]
    public void Ratio_OfTwoTimes_IsAutogradByAnalytic() =>
        Assert.Equal(3, new ComparisonRow(1, 0, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6)).Ratio);
}
