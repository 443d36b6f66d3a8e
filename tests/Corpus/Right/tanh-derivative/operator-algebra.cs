// expect: tanh-derivative full
// style: A differential operator as a type: (D ^ 4) * tanh.
using TorchSharp;
using static TorchSharp.torch;

public class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var D = new Differential(1);
        return ((D ^ 4) * torch.tanh)(x);
    }
}

internal readonly record struct Differential(int Order)
{
    public static Differential operator ^(Differential d, int power) => new(d.Order * power);

    public static Func<Tensor, Tensor> operator *(Differential d, Func<Tensor, Tensor> f) => x =>
    {
        var leaf = x.detach().clone().requires_grad_();
        var y = f(leaf);
        for (var i = 0; i < d.Order; i++)
        {
            leaf.grad = null;
            autograd.backward([y], [ones_like(y)], retain_graph: true, create_graph: true, inputs: [leaf]);
            y = leaf.grad!;
        }
        leaf.grad = null;
        return y.detach();
    };
}
