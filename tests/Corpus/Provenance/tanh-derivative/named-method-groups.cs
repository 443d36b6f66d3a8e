// expect: honest
// Fourth: the second derivative through a method group, differentiated twice by another method group.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class TanhDerivative
{
    private delegate Tensor Elementwise(Tensor x);

    private static Tensor Prime(Elementwise f, Tensor at)
    {
        var leaf = at.requires_grad ? at : at.detach().requires_grad_();
        return autograd.grad([f(leaf).sum()], [leaf], create_graph: true, retain_graph: true)[0];
    }

    private static Tensor First(Tensor x) => Prime(torch.tanh, x);

    private static Tensor Second(Tensor x) => Prime(First, x);

    private static Tensor Third(Tensor x) => Prime(Second, x);

    public static Tensor Fourth(Tensor x) => Prime(Third, x);
}
