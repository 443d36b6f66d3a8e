// expect: taylor-cosine full
// style: Block namespace, German names, a Main of its own.
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace Übungen
{
    public static class TaylorCosine
    {
        static double Fakultät(int n) => n < 2 ? 1.0 : n * Fakultät(n - 1);

        public static Tensor Value(Tensor stützstelle)
        {
            Tensor summe = ones_like(stützstelle);
            for (int glied = 1; glied <= 11; glied++)
            {
                var vorzeichen = Math.Pow(-1, glied);
                summe = summe + stützstelle.pow(2 * glied) * (vorzeichen / Fakultät(2 * glied));
            }
            return summe;
        }

        public static Tensor Gradient(Tensor stützstelle)
        {
            var größe = stützstelle.detach().clone().requires_grad_();
            autograd.backward(Value(größe).sum());
            return größe.grad!;
        }

        public static void Main()
        {
            Console.WriteLine(Gradient(torch.tensor(1.0)).item<double>());
        }
    }
}
