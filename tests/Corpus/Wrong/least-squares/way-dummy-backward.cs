// expect: least-squares AutogradHessian failed
// mistake: way: dummy `backward()` beside a closed form
// hint: backward() is called, but its result is not used
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) - b;
        return r.dot(r) / 2;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        return A.transpose(0, 1).mv(A.mv(x) - b);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return A.transpose(0, 1).mm(A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad = true;
        Value(A, b, x).backward();
        return x.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        Value(A, b, leaf).backward(create_graph: true, retain_graph: true);
        return torch.mm(A.T, A);
    }
}
