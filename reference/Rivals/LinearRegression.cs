using Autodiff.Kit;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>By functional.jacobian, everything cloned, and the loss worked out once more to be told.</summary>
public static class LinearRegression
{
    private static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();

    private static Tensor Slope(Tensor w, Tensor x, Tensor y)
    {
        Func<Tensor, Tensor> loss = v => Loss(y.clone(), v * x.clone()).reshape(1);
        return autograd.functional.jacobian(loss, w.detach().clone().reshape(1)).reshape([]);
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var weights = new List<double>();
        var losses = new List<double>();
        var w = tensor(0.0, dtype: ScalarType.Float64);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            losses.Add(Loss(y.clone(), w.clone() * x.clone()).item<double>());
            var slope = Slope(w, x, y);
            w = (w - learningRate * slope).detach().clone();
            weights.Add(w.item<double>());
        }
        return new TrainingRun([.. weights], [.. losses]);
    }
}
