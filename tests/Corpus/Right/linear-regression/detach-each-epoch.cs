// expect: linear-regression full
// style: A new leaf each epoch by detach().requires_grad_().
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => mean((prediction - y).pow(2));
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => (2 * x * (Forward(w, x) - y)).sum().mean();

    public static Tensor Gradient(Tensor weight, Tensor inputs, Tensor targets)
    {
        using (enable_grad())
        {
            var v = weight.detach().requires_grad_(true);
            var loss = Loss(targets, Forward(v, inputs));
            return autograd.grad([loss], [v], create_graph: true, retain_graph: true)[0];
        }
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        double[] ws = new double[epochs], ls = new double[epochs];
        Tensor w = zeros(1, dtype: float64, requires_grad: true);
        for (int e = 0; e != epochs; ++e)
        {
            Tensor l = Loss(y, Forward(w, x));
            l.backward();
            w = (w - learningRate * w.grad!).detach().requires_grad_(true);
            (ws[e], ls[e]) = (w[0].item<double>(), l.item<double>());
        }
        return new TrainingRun(ws, ls);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var t0 = System.Diagnostics.Stopwatch.StartNew();
        double w = 0;
        double[] xs = x.data<double>().ToArray(), ys = y.data<double>().ToArray();
        for (int e = 0; e < epochs; e++)
        {
            double g = 0;
            for (int i = 0; i < xs.Length; i++) g += 2 * xs[i] * (w * xs[i] - ys[i]);
            w -= learningRate * g / xs.Length;
        }
        var t1 = t0.Elapsed;
        var t2 = System.Diagnostics.Stopwatch.StartNew();
        Train(x, y, learningRate, epochs);
        return new TimeComparison(t1, t2.Elapsed);
    }
}
