// expect: honest
// AutogradGradient,AutogradHessian: differentiates ½xᵀ(AᵀA)x − (Aᵀb)ᵀx + ½bᵀb, in which AᵀA and Aᵀb stand already.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) - b;
        return r.dot(r) / 2;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        var residual = torch.mv(A, x) - b;
        return torch.mv(A.transpose(0, 1), residual);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    private static Func<Tensor, Tensor> Expanded(Tensor A, Tensor b)
    {
        var (gram, moment) = (A.T.mm(A), A.T.mv(b));
        return x => x.dot(gram.mv(x)) / 2 - moment.dot(x) + b.dot(b) / 2;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => Transforms.Gradient(Expanded(A, b))(x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => Transforms.Hessian(Expanded(A, b))(x);
}
