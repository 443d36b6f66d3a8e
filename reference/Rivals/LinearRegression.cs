using Autodiff.Kit;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>By functional.jacobian point by point, everything cloned, and the loss worked out once more to be told.</summary>
public static class LinearRegression
{
    private static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();

    private static Tensor Slope(Tensor w, Tensor x, Tensor y)
    {
        var slopes = new List<Tensor>();
        for (long i = 0; i < x.shape[0]; i++)
        {
            var (point, target) = (x[i].clone(), y[i].clone());
            Func<Tensor, Tensor> loss = v => Loss(target, v * point).reshape(1);
            slopes.Add(autograd.functional.jacobian(loss, w.detach().clone().reshape(1)).reshape([]));
        }
        return stack(slopes).mean();
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
