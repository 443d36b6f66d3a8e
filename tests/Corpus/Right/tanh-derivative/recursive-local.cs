// expect: tanh-derivative full
// style: A recursive local function that builds the function of one order higher.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        return Nth(4)(x.detach().requires_grad_());

        static Func<Tensor, Tensor> Nth(int n)
        {
            if (n == 0) return v => v.tanh();
            var lower = Nth(n - 1);
            return v => autograd.grad([lower(v).sum()], [v], retain_graph: true, create_graph: true)[0];
        }
    }
}
