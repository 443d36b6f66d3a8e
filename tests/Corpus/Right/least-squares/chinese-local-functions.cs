// expect: least-squares full
// style: Chinese names, local functions, value of shape (1).
using TorchSharp;
using static TorchSharp.torch;

namespace 作业;

public static class LeastSquares
{
    static Tensor 残差(Tensor A, Tensor b, Tensor x) => A.mv(x) - b;

    public static Tensor Value(Tensor A, Tensor b, Tensor x) => (0.5 * 残差(A, b, x).pow(2)).sum(0, keepdim: true);

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(残差(A, b, x));

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        return 求导(x.clone().requires_grad_());

        Tensor 求导(Tensor 变量) => autograd.grad([Value(A, b, 变量)], [变量])[0];
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var 变量 = x.clone().requires_grad_();
        var 梯度 = 导数(Value(A, b, 变量));
        return cat([.. 梯度.unbind().Select(分量 => 导数(分量).unsqueeze(0))]);

        Tensor 导数(Tensor y) => autograd.grad([y], [变量], retain_graph: true, create_graph: true)[0];
    }
}
