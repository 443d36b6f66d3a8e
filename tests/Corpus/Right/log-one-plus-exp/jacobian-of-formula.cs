// expect: log-one-plus-exp full
// style: The Hessian is autograd's Jacobian of the gradient formula; alias, no namespace.
using Autodiff.Kit;
using TorchSharp;
using T = TorchSharp.torch.Tensor;

public static class LogOnePlusExp
{
    public static T Value(T a, T x) => torch.logaddexp(a.dot(x), torch.zeros(1, torch.float64));

    public static T AnalyticGradient(T a, T x) => torch.sigmoid(a.dot(x)) * a;

    public static T AnalyticHessian(T a, T x) => Slope(a.dot(x)) * torch.outer(a, a);

    public static T AutogradGradient(T a, T x) => Transforms.Gradient(v => Value(a, v).squeeze())(x);

    public static T AutogradHessian(T a, T x) => Transforms.Jacobian(v => AnalyticGradient(a, v))(x);

    static T Slope(T z)
    {
        var s = torch.sigmoid(z);
        return s - s.square();
    }
}
