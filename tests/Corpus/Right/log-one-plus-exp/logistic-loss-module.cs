// expect: log-one-plus-exp full
// style: The BCE-with-logits module with target zero, a record of the problem, rows by backward.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    private sealed record Problem(Tensor Direction)
    {
        private static readonly nn.Module<Tensor, Tensor, Tensor> loss = nn.BCEWithLogitsLoss();

        public Tensor At(Tensor x)
        {
            var logit = Direction.dot(x);
            return loss.call(logit, zeros_like(logit));
        }

        public (Tensor Leaf, Tensor Slope) Differentiated(Tensor x)
        {
            var leaf = x.detach().clone().requires_grad_();
            return (leaf, autograd.grad([At(leaf)], [leaf], create_graph: true, retain_graph: true)[0]);
        }
    }

    public static Tensor Value(Tensor a, Tensor x) => new Problem(a).At(x);

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return a * torch.sigmoid(z);
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => new Problem(a).Differentiated(x).Slope;

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var (leaf, slope) = new Problem(a).Differentiated(x);
        IEnumerable<Tensor> Rows()
        {
            foreach (var s in slope.unbind())
            {
                s.backward(retain_graph: true);
                yield return leaf.grad!.clone();
                leaf.grad!.zero_();
            }
        }
        return stack(Rows());
    }
}
