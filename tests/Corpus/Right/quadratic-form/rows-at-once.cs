// expect: quadratic-form full
// style: All rows in one backward pass: n copies of x, the diagonal of their gradients.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var quadratic = torch.dot(x, torch.mv(A, x));
        return quadratic / 2 + torch.dot(b, x) + c;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    // the same function of each row of a matrix
    private static Tensor Values(Tensor A, Tensor b, Tensor c, Tensor rows) =>
        0.5 * (rows.mm(A.T) * rows).sum(dim: 1) + rows.mv(b) + c;

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var n = x.shape[0];
        var copies = x.detach().unsqueeze(0).repeat(n, 1).requires_grad_();
        var gradients = autograd.grad([Values(A, b, c, copies).sum()], [copies], create_graph: true, retain_graph: true)[0];
        return autograd.grad([gradients.diagonal().sum()], [copies])[0];
    }
}
