// expect: taylor-cosine full
// style: No operator on tensors anywhere: add, mul and div as methods.
using TorchSharp;
using static TorchSharp.torch;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var negatedSquare = torch.neg(torch.mul(x, x));
        var term = torch.ones_like(x);
        var sum = torch.ones_like(x);
        for (var n = 2; n <= 30; n += 2)
        {
            term = torch.div(torch.mul(term, negatedSquare), torch.tensor((double)n * (n - 1)));
            sum = torch.add(sum, term);
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        var variable = torch.clone(x).detach().requires_grad_();
        var outputs = torch.sum(Value(variable));
        var gradients = torch.autograd.grad(new List<Tensor> { outputs }, new List<Tensor> { variable });
        return gradients[0];
    }
}
