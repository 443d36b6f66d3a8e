using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Hausaufgabe
{
    public static partial class LogOnePlusExp
    {
        static Tensor Skalarprodukt(Tensor a, Tensor x) => (a * x).sum(dim: 0);

        public static Tensor Value(Tensor a, Tensor x)
        {
            var z = Skalarprodukt(a, x);
            return (z + z.abs()) / 2 + log1p(exp(-abs(z)));
        }

        public static Tensor AnalyticGradient(Tensor a, Tensor x) => Skalarprodukt(a, x).sigmoid() * a;

        public static Tensor AnalyticHessian(Tensor a, Tensor x)
        {
            var σ = Skalarprodukt(a, x).sigmoid().item<double>();
            var größe = (int)a.shape[0];
            var matrix = new double[größe, größe];
            for (var zeile = 0; zeile < größe; zeile++)
                for (var spalte = 0; spalte < größe; spalte++)
                    matrix[zeile, spalte] = σ * (1 - σ) * a[zeile].item<double>() * a[spalte].item<double>();
            return tensor(matrix);
        }
    }

    public static partial class LogOnePlusExp
    {
        public static Tensor AutogradGradient(Tensor a, Tensor x)
        {
            x.requires_grad = true;
            var f = Value(a, x);
            f.backward();
            return x.grad!;
        }

        public static Tensor AutogradHessian(Tensor a, Tensor x)
        {
            var steigung = Transforms.Gradient(v => Value(a, v));
            return Transforms.Jacobian(steigung)(x);
        }
    }
}
