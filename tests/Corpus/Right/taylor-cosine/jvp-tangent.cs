// expect: taylor-cosine full
// style: Forward direction: the tangent of Jvp along ones is the elementwise derivative.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public sealed class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        double factorial = 1;
        Tensor ans = x * 0 + 1;
        for (int n = 2; n <= 26; n += 2)
        {
            factorial *= (n - 1) * n;
            ans += (n % 4 == 0 ? 1 : -1) * torch.pow(x, n) / factorial;
        }
        return ans;
    }

    public static Tensor Gradient(Tensor x) => Transforms.Jvp(Value)(x, ones_like(x)).Tangent;
}
