using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>One component after the other, four passes each, everything cloned.</summary>
public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var flat = x.detach().clone().reshape(-1);
        var results = new List<Tensor>();
        for (long i = 0; i < flat.numel(); i++)
        {
            var point = flat[i].detach().clone().requires_grad_();
            var derivative = point.clone().tanh();
            for (var order = 0; order < 4; order++)
                derivative = autograd.grad([derivative.clone()], [point], create_graph: true, retain_graph: true)[0].clone();
            results.Add(derivative.detach().clone());
        }
        return stack(results).reshape(x.shape).clone();
    }
}
