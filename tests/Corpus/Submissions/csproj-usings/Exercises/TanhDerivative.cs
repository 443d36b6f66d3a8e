public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_(true);
        var y = leaf.tanh();
        for (var order = 1; order <= 4; order++)
        {
            leaf.grad = null;
            y.sum().backward(create_graph: order < 4, retain_graph: true);
            y = leaf.grad!;
        }
        return y.detach();
    }
}
