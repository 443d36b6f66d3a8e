using Autograder.Contracts;
using static TorchSharp.torch;

namespace Autograder.Worker.Tests.Tape;

/// <summary>What the record tells of each derivative.</summary>
[Collection(nameof(TapeCollection))]
public sealed class EvidenceTests
{
    private static readonly Derivatives taped = Derivatives.Rewritten;
    private static readonly Taint[] taints = [Taint.None, new(1.9, 0.5, 3)];

    private static DerivativePass Of(Taint taint, Func<Tensor, Tensor> function, params double[] at) => Taped.Record(taint, () =>
    {
        var x = taped.RequireGrad(tensor(at));
        return taped.Grad([function(x)], [x], unused: true)[0];
    }).Evidence.Passes.Single();

    [Fact]
    public void Pass_OfAPlainSum_IsUnit()
    {
        foreach (var taint in taints)
        {
            Assert.True(Of(taint, x => x.sum(), 1, 2, 3).IsUnit);
            Assert.False(Of(taint, x => x.sum() * 1.0000001, 1, 2, 3).IsUnit);
            Assert.False(Of(taint, x => x[0], 1, 2, 3).IsUnit);
        }
    }

    [Fact]
    public void Checksum_MovesOnlyWithTheDerivative()
    {
        foreach (var taint in taints)
        {
            Assert.Equal(Of(taint, x => (x * 3).sum(), 1, 2).Checksum, Of(taint, x => (x * 3).sum(), 5, 6).Checksum);
            Assert.NotEqual(Of(taint, x => x.pow(2).sum(), 1, 2).Checksum, Of(taint, x => x.pow(2).sum(), 2, 1).Checksum);
        }
        Assert.Equal(Of(taints[0], x => x.pow(2).sum(), 1, 2).Checksum, Of(taints[1], x => x.pow(2).sum(), 1, 2).Checksum, 1e-13);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Backward_ToALeafOfAFactory_IsRecordedOnceItIsRead(bool read)
    {
        foreach (var taint in taints)
        {
            var evidence = Taped.Record(taint, () =>
            {
                var x = ones(3, float64, requires_grad: true);
                taped.Backward([x.sum()]);
                return read ? taped.GradOf(x) : null;
            }).Evidence;
            Assert.Equal(1, evidence.PassCount);
            Assert.Equal(("autograd.backward", read), (evidence.Passes[0].Function, evidence.Passes[0].IsUnit));
            // Not known is not equal to anything, so that it never looks like a derivative that does not move.
            Assert.Equal(read, !double.IsNaN(evidence.Passes[0].Checksum));
        }
    }

    [Fact]
    public void Passes_OfUnusedInputs_AreNotCounted()
    {
        var evidence = Taped.Record(Taint.None, () =>
        {
            var (x, y) = (taped.RequireGrad(tensor(1.0)), taped.RequireGrad(tensor(2.0)));
            var gradients = taped.Grad([x * x], [x, y], unused: true);
            Assert.True(gradients[1].IsInvalid);
            taped.Backward([x * x]);
            return 0;
        }).Evidence;
        Assert.Equal(["autograd.grad", "autograd.backward"], evidence.Passes.Select(p => p.Function));
    }

    [Fact]
    public void Passes_BeyondTheLimit_AreCountedOnly()
    {
        var evidence = Taped.Record(new(1.5, 0.1, 1), () =>
        {
            var x = taped.RequireGrad(tensor(1.0));
            for (var i = 0; i < 1000; i++)
                taped.Grad([x * x], [x]);
            return 0;
        }).Evidence;
        Assert.Equal((1000, 64), (evidence.PassCount, evidence.Passes.Length));
    }
}
