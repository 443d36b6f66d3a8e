// expect: tanh-derivative full
// style: Three tape passes inside autograd.functional.jacobian, which is the fourth.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        Func<Tensor, Tensor> third = v =>
        {
            var y = tanh(v);
            for (var i = 0; i < 3; i++)
                y = autograd.grad([y.sum()], [v], retain_graph: true, create_graph: true)[0];
            return y;
        };
        return autograd.functional.jacobian(third, x.flatten()).diagonal().reshape(x.shape);
    }
}
