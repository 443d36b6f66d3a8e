// expect: log-one-plus-exp full
// style: softplus with a threshold of 40, backward() and .grad.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        Tensor z = torch.dot(a, x);
        return torch.nn.functional.softplus(z, 1, 40);
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        Tensor z = torch.dot(a, x);
        return a / (1 + torch.exp(-z));
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        Tensor p = 1 / (1 + torch.exp(-torch.dot(a, x)));
        return p * (1 - p) * a.unsqueeze(1).mm(a.unsqueeze(0));
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        Tensor leaf = x.clone().detach().requires_grad_(true);
        Value(a, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        Tensor leaf = x.clone().detach().requires_grad_(true);
        Value(a, leaf).backward(retain_graph: true, create_graph: true);
        Tensor g = leaf.grad!;
        Tensor h = torch.zeros(x.shape[0], x.shape[0], torch.float64);
        for (int i = 0; i < x.shape[0]; i++)
        {
            leaf.grad = null;
            g[i].backward(retain_graph: true);
            h[i] = leaf.grad!;
        }
        return h;
    }
}
