using Autodiff.Exercises;
using TorchSharp;
using Xunit;

namespace Tests;

public class TraceProductTests
{
    [Fact]
    public void Both_ways_agree()
    {
        var (A, X, B) = (torch.rand(2, 3, torch.float64), torch.rand(3, 4, torch.float64), torch.rand(4, 2, torch.float64));
        Assert.True(TraceProduct.AutogradGradient(A, X, B).allclose(TraceProduct.AnalyticGradient(A, X, B)));
    }
}
