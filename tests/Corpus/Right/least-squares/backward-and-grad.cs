// expect: least-squares full
// style: backward() and .grad for both, renamed parameters.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

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
