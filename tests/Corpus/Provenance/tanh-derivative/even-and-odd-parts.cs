// expect: honest
// Fourth: half of tanh(x) − tanh(−x) is differentiated: oddness written into the function.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

internal static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => Transforms.Derivative(v => (v.tanh() - (-v).tanh()) / 2, 4)(x);
}
