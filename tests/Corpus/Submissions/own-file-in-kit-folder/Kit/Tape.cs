using TorchSharp;
using static TorchSharp.torch;

namespace MyTools;

public static class Tape
{
    public static Tensor Grad(Func<Tensor, Tensor> f, Tensor x, bool keep = false)
    {
        var leaf = x.requires_grad ? x : x.clone().requires_grad_();
        return autograd.grad([f(leaf)], [leaf], create_graph: keep, retain_graph: keep)[0];
    }

    public static Tensor Hess(Func<Tensor, Tensor> f, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        return stack(Grad(f, leaf, keep: true).unbind().Select(g => autograd.grad([g], [leaf], retain_graph: true)[0]));
    }
}
