// attack: lingering/answer-changed-later
// layer: results are read before the call ends
// expect: trace-product zero
using System.Threading;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

// Returns zeros and hopes to fill them in while they are compared.
public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => Later(trace(A.mm(X).mm(B)));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => Later(A.T.mm(B.T));

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Later(A.T.mm(B.T));

    private static Tensor Later(Tensor answer)
    {
        var returned = zeros_like(answer);
        new Thread(() =>
        {
            Thread.Sleep(200);
            returned.copy_(answer);
        }) { IsBackground = true }.Start();
        return returned;
    }
}
