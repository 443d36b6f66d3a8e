// expect: trace-product full
// style: A record for the problem, French names, block namespace.
using TorchSharp;
using static TorchSharp.torch;

namespace Exercices
{
    internal sealed record Problème(Tensor Gauche, Tensor Droite)
    {
        public Tensor Valeur(Tensor inconnue) => (Gauche.matmul(inconnue).matmul(Droite)).trace();

        public Tensor Dérivée(Tensor inconnue)
        {
            var feuille = inconnue.detach().clone().requires_grad_();
            Valeur(feuille).backward();
            return feuille.grad ?? zeros_like(feuille);
        }
    }

    public static class TraceProduct
    {
        public static Tensor Value(Tensor A, Tensor X, Tensor B) => new Problème(A, B).Valeur(X);

        public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => tensordot(A, B, [0L], [1L]);

        public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => new Problème(A, B).Dérivée(X);
    }
}
