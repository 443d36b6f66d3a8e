using static TorchSharp.torch;

namespace Autodiff.Kit;

// does not work yet for matrices
public static class Transforms
{
    public static Func<Tensor, Tensor> Gradient(Func<Tensor, Tensor> f) => x => zeros_like(x);
    public static Func<Tensor, Tensor> Derivative(Func<Tensor, Tensor> f, int order) => x => zeros_like(x);
    public static Func<Tensor, Tensor> Jacobian(Func<Tensor, Tensor> f) => x => zeros_like(x);
    public static Func<Tensor, Tensor> Hessian(Func<Tensor, Tensor> f) => x => zeros_like(x);
}
