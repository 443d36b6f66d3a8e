// expect: least-squares full
// style: x as the Parameter of a module whose output is the objective.
using TorchSharp.Modules;
using TorchSharp;
using static TorchSharp.torch;

public class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => Objective(A, b, x);

    private static Tensor Objective(Tensor A, Tensor b, Tensor x)
    {
        var r = b - A.matmul(x);
        return torch.sum(r.pow(2)).div(2);
    }

    private sealed class Fit : nn.Module<Tensor, Tensor, Tensor>
    {
        public readonly Parameter X;

        public Fit(Tensor start) : base("fit")
        {
            X = new Parameter(start.detach().clone());
            RegisterComponents();
        }

        public override Tensor forward(Tensor A, Tensor b) => Objective(A, b, X);
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return torch.mm(A.transpose(0, 1), A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        using var fit = new Fit(x);
        fit.call(A, b).backward();
        return fit.X.grad!.clone();
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var fit = new Fit(x);
        var slope = autograd.grad([fit.call(A, b)], [fit.X], create_graph: true, retain_graph: true)[0];
        return stack(slope.unbind().Select(s => autograd.grad([s], [fit.X], retain_graph: true)[0]).ToArray());
    }
}
