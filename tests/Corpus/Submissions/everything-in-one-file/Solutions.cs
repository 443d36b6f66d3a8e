using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    private const int Terms = 20;

    public static Tensor Value(Tensor x)
    {
        Tensor square = x * x;
        Tensor term = ones_like(x);
        Tensor sum = ones_like(x);
        for (int k = 1; k < Terms; k++)
        {
            term = -term * square / ((2 * k - 1) * (2 * k));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        x.requires_grad = true;
        Tensor y = Value(x);
        return autograd.grad(new[] { y.sum() }, new[] { x })[0];
    }
}

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).square().mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => (2 * x).dot(Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y) => Transforms.Gradient(v => Loss(y, Forward(v, x)))(w);

    private static IEnumerable<(double Weight, double Loss)> Descend(Func<Tensor, Tensor> gradient, Tensor x, Tensor y, double rate)
    {
        var w = torch.tensor(0.0);
        while (true)
        {
            var loss = Loss(y, Forward(w, x)).item<double>();
            w = w - rate * gradient(w);
            yield return (w.item<double>(), loss);
        }
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var steps = Descend(w => Gradient(w, x, y), x, y, learningRate).Take(epochs).ToArray();
        return new([.. steps.Select(s => s.Weight)], [.. steps.Select(s => s.Loss)]);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        TimeSpan Time(Func<Tensor, Tensor> gradient)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            _ = Descend(gradient, x, y, learningRate).Take(epochs).Last();
            return System.Diagnostics.Stopwatch.GetElapsedTime(started);
        }

        return new(Time(w => ManualGradient(w, x, y)), Time(w => Gradient(w, x, y)));
    }
}

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        x.requires_grad = true;
        Tensor y = torch.tanh(x);
        for (int i = 0; i < 4; i++)
            y = autograd.grad(new[] { y.sum() }, new[] { x }, create_graph: true, retain_graph: true)[0];
        return y;
    }
}

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var n = x.shape[0];
        var f = c.clone();
        for (long i = 0; i < n; i++)
        {
            f = f + b[i] * x[i];
            for (long j = 0; j < n; j++)
                f = f + 0.5 * x[i] * A[i, j] * x[j];
        }
        return f;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var n = (int)A.shape[0];
        var h = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                h[i, j] = (A[i, j].item<double>() + A[j, i].item<double>()) / 2;
        return torch.tensor(h);
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        x.requires_grad_();
        var gradient = autograd.grad([Value(A, b, c, x)], [x], create_graph: true, retain_graph: true)[0];
        var rows = gradient.unbind().Select(g => autograd.grad([g], [x], retain_graph: true)[0]);
        return vstack(rows.ToArray());
    }
}

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        var total = torch.tensor(0.0);
        for (long i = 0; i < A.shape[0]; i++)
            for (long j = 0; j < X.shape[0]; j++)
                total = total + A[i, j] * X[j].dot(B[TensorIndex.Colon, i]);
        return total;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var g = zeros_like(X);
        for (int i = 0; i < X.shape[0]; i++)
            for (int j = 0; j < X.shape[1]; j++)
                for (int l = 0; l < A.shape[0]; l++)
                    g[i, j] += A[l, i] * B[j, l];
        return g;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var x = X.detach().clone();
        x.requires_grad = true;
        using var value = Value(A, x, B);
        return autograd.grad([value], [x])[0];
    }
}

public static class LeastSquares
{
    private static Tensor Residual(Tensor A, Tensor b, Tensor x) => mv(A, x) - b;

    private static Tensor J(Tensor A, Tensor b, Tensor x) => Transforms.Jacobian(v => Residual(A, b, v))(x);

    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * Residual(A, b, x).pow(2).sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.t().mv(Residual(A, b, x));

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.t().mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => J(A, b, x).T.mv(Residual(A, b, x));

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var j = J(A, b, x);
        return j.T.mm(j);
    }
}

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = a.inner(x);
        return stack([zeros_like(z), z]).logsumexp(0);
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = a.inner(x);
        return 0.5 * (1 + tanh(z / 2)) * a;
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = a.inner(x);
        return 0.25 * (1 - tanh(z / 2).square()) * a.outer(a);
    }

    private static Tensor Slope(Tensor a, Tensor v) =>
        autograd.grad([Value(a, v)], [v], create_graph: true, retain_graph: true)[0];

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Slope(a, x.requires_grad_()).detach();

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        Func<Tensor, Tensor> slope = v => Slope(a, v);
        return autograd.functional.jacobian(slope, x);
    }
}
