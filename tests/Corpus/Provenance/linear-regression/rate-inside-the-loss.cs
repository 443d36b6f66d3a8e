// expect: honest
// Train: the loss is multiplied by the learning rate before it is differentiated, so the gradient is the step.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var v = w.detach().requires_grad_();
        return autograd.grad([Loss(y, Forward(v, x))], [v])[0];
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var weights = new double[epochs];
        var losses = new double[epochs];
        var w = torch.tensor(0.0, requires_grad: true);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            w.grad = null;
            var loss = Loss(y, Forward(w, x));
            (loss * learningRate).backward();
            using (no_grad()) w.sub_(w.grad!);
            (weights[epoch], losses[epoch]) = (w.item<double>(), loss.item<double>());
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
