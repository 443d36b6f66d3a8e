using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x)
    {
        return w * x;
    }

    public static Tensor Loss(Tensor y, Tensor prediction)
    {
        return ((prediction - y).pow(2)).mean();
    }

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y)
    {
        return torch.dot(2 * x, Forward(w, x) - y).mean();
    }

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        if (!w.requires_grad) w.requires_grad = true;
        w.grad = null;
        Tensor l = Loss(y, Forward(w, x));
        l.backward();
        return w.grad!.detach();
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        double[] weights = new double[epochs];
        double[] losses = new double[epochs];
        Tensor w = torch.tensor(0.0);
        for (int i = 0; i < epochs; i++)
        {
            w.requires_grad = true;
            Tensor l = Loss(y, Forward(w, x));
            losses[i] = l.item<double>();
            l.backward();
            using (no_grad()) w = w - learningRate * w.grad!;
            weights[i] = w.item<double>();
        }
        return new TrainingRun(weights, losses);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        System.Diagnostics.Stopwatch sw = System.Diagnostics.Stopwatch.StartNew();
        Tensor w = torch.tensor(0.0);
        for (int i = 0; i < epochs; i++)
        {
            Tensor dw = ManualGradient(w, x, y);
            w = w - learningRate * dw;
        }
        TimeSpan manual = sw.Elapsed;
        sw.Restart();
        w = torch.tensor(0.0);
        for (int i = 0; i < epochs; i++)
        {
            Tensor dw = Gradient(w.detach(), x, y);
            w = w - learningRate * dw;
        }
        TimeSpan autograd = sw.Elapsed;
        return new TimeComparison(manual, autograd);
    }
}
