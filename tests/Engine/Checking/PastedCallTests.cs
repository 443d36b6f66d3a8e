using Autograder.Contracts;
using Autograder.Engine.Scoring;

namespace Autograder.Engine.Tests.Checking;

public sealed class PastedCallTests
{
    [Theory]
    [InlineData("C.F(torch.tensor(2.0))", new long[0], new[] { 2.0 })]
    [InlineData("C.F(torch.tensor(1E-07))", new long[0], new[] { 1e-7 })]
    [InlineData("C.F(torch.tensor(new double[] { 1, -2.5 }))", new long[] { 2 }, new[] { 1, -2.5 })]
    [InlineData("C.F(torch.tensor(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }))", new long[] { 2, 3 }, new double[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("C.F(torch.tensor(new double[] { 1, 2 }).reshape(1, 2, 1))", new long[] { 1, 2, 1 }, new double[] { 1, 2 })]
    public void Call_OfATensor_IsAnExpressionOfFloat64(string expected, long[] shape, double[] values) =>
        Assert.Equal(expected, PastedCall.Of(MemberSignature.OfTensors("C", "F", "x"), new("", [TensorValue.Of(shape, values)])));

    [Fact]
    public void Call_WithNumbers_HoldsThemAsTheyAre() =>
        Assert.Equal("C.F(0.01, 20)", PastedCall.Of(MemberSignature.OfTensors("C", "F", "r", "n"), new("", [0.01, 20])));
}
