using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

var x = torch.tensor(2.0);
Console.WriteLine(TanhDerivative.Fourth(x).item<double>());
return 0;

public class TaylorCosine
{
    static double Factorial(int n)
    {
        double result = 1;
        for (int i = 2; i <= n; i++) result *= i;
        return result;
    }

    public static Tensor Value(Tensor x)
    {
        var ans = zeros_like(x);
        for (int i = 0; i < 12; i++)
        {
            var sign = i % 2 == 0 ? 1.0 : -1.0;
            ans = ans + sign * x.pow(2 * i) / Factorial(2 * i);
        }
        return ans;
    }

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.clone().detach().requires_grad_(true);
        Value(leaf).sum().backward();
        return leaf.grad!;
    }
}

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var leaf = w.clone().requires_grad_();
        var loss = Loss(y, Forward(leaf, x));
        loss.backward();
        return leaf.grad!.clone().MoveToOuterDisposeScope();
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        using var outer = NewDisposeScope();
        var weights = new double[epochs];
        var losses = new double[epochs];
        var weight = 0.0;
        foreach (var epoch in Enumerable.Range(0, epochs))
        {
            using var scope = NewDisposeScope();
            var w = torch.tensor(weight, requires_grad: true);
            var loss = Loss(y, Forward(w, x));
            var gradient = autograd.grad([loss], [w])[0];
            losses[epoch] = loss.item<double>();
            weights[epoch] = weight -= learningRate * gradient.item<double>();
        }
        return new TrainingRun(weights, losses);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        using var scope = NewDisposeScope();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var w = torch.tensor(0.0);
        for (var i = 0; i < epochs; i++)
        {
            using var inner = NewDisposeScope();
            w = (w - learningRate * ManualGradient(w, x, y)).MoveToOuterDisposeScope();
        }
        var manual = watch.Elapsed;
        watch.Restart();
        Train(x, y, learningRate, epochs);
        return new TimeComparison(manual, watch.Elapsed);
    }
}

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => Transforms.Derivative(tanh, 4)(x);
}

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.matmul(A).matmul(x) + b.matmul(x) + c;

    static Tensor Gradient(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) + A.T.mv(x)) + b;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) =>
        Transforms.Jacobian(v => Gradient(A, b, v))(x);
}

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        var terms = Enumerable.Range(0, (int)X.shape[0]).Select(i => Row(A, X[i], B, i));
        return terms.Aggregate((s, t) => s + t);
    }

    private static Tensor Row(Tensor A, Tensor row, Tensor B, int i) => row.dot(B.mv(A[TensorIndex.Colon, i]));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        using var scope = NewDisposeScope();
        var gradient = zeros_like(X);
        for (var l = 0; l < A.shape[0]; l++)
            gradient.add_(outer(A[l], B[TensorIndex.Colon, l]));
        return gradient.MoveToOuterDisposeScope();
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var rows = new Tensor[X.shape[0]];
        for (int i = 0; i < rows.Length; i++)
        {
            var row = X[i].clone().requires_grad_();
            rows[i] = autograd.grad([Row(A, row, B, i)], [row])[0];
        }
        return vstack(rows);
    }
}

public class LeastSquares
{
    public static Tensor Value(Tensor matrix, Tensor rhs, Tensor point)
    {
        Tensor difference = torch.matmul(matrix, point) - rhs;
        return 0.5 * torch.sum(difference * difference);
    }

    public static Tensor AnalyticGradient(Tensor matrix, Tensor rhs, Tensor point)
    {
        Tensor transposed = matrix.transpose(0, 1);
        return torch.matmul(transposed, torch.matmul(matrix, point) - rhs);
    }

    public static Tensor AnalyticHessian(Tensor matrix, Tensor rhs, Tensor point)
    {
        return torch.matmul(matrix.transpose(0, 1), matrix);
    }

    public static Tensor AutogradGradient(Tensor matrix, Tensor rhs, Tensor point)
    {
        Tensor p = point.detach().clone().requires_grad_(true);
        Value(matrix, rhs, p).backward();
        return p.grad!;
    }

    public static Tensor AutogradHessian(Tensor matrix, Tensor rhs, Tensor point)
    {
        Tensor p = point.detach().clone().requires_grad_(true);
        Value(matrix, rhs, p).backward(retain_graph: true, create_graph: true);
        Tensor gradient = p.grad!;
        var rows = new List<Tensor>();
        foreach (Tensor component in gradient.unbind())
        {
            p.grad = null;
            component.backward(retain_graph: true);
            rows.Add(p.grad!);
        }
        return torch.stack(rows, 0);
    }
}

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = dot(a, x);
        var large = z > 35;
        var safe = where(large, zeros_like(z), z);
        return where(large, z, log1p(exp(safe)));
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = dot(a, x);
        var e = exp(-abs(z));
        return where(z >= 0, 1 / (1 + e), e / (1 + e)) * a;
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var e = exp(-abs(dot(a, x)));
        return e / (1 + e).square() * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var (value, pullback) = Transforms.Vjp(v => Value(a, v))(x);
        return pullback(ones_like(value));
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var pullback = Transforms.Vjp(Transforms.Gradient(v => Value(a, v)))(x).Pullback;
        return stack(eye(x.shape[0], dtype: float64).unbind().Select(pullback));
    }
}
