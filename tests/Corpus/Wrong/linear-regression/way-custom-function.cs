// expect: linear-regression Gradient failed
// mistake: way: custom autograd Function with hand-written backward
// hint: the backward pass is written by hand
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var leaf = w.clone().requires_grad_();
        MeanSquare.apply(leaf, x, y).backward();
        return leaf.grad!;
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var weights = new double[epochs];
        var losses = new double[epochs];
        var w = torch.tensor(0.0, requires_grad: true);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var loss = Loss(y, Forward(w, x));
            loss.backward();
            using (no_grad()) w.sub_(learningRate * w.grad!);
            w.grad!.zero_();
            weights[epoch] = w.item<double>();
            losses[epoch] = loss.item<double>();
        }
        return new TrainingRun(weights, losses);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var w = torch.tensor(0.0);
        for (var epoch = 0; epoch < epochs; epoch++)
            w = w - learningRate * ManualGradient(w, x, y);
        var manual = watch.Elapsed;
        watch.Restart();
        Train(x, y, learningRate, epochs);
        return new TimeComparison(manual, watch.Elapsed);
    }
}

internal class MeanSquare : autograd.SingleTensorFunction<MeanSquare>
{
    public override string Name => "MeanSquare";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (w, x, y) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        ctx.save_for_backward([w, x, y]);
        return (w * x - y).square().mean();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        var (w, x, y) = (saved[0], saved[1], saved[2]);
        return [grad_output * (2 * x * (w * x - y)).mean(), zeros_like(x), zeros_like(y)];
    }
}
