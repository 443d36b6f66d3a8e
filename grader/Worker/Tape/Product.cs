using static TorchSharp.torch;

namespace Autograder.Worker.Tape;

/// <summary><c>matmul</c>: the ordinary way where it must succeed, the guarded way where libtorch will refuse.</summary>
internal static class Product
{
    /// <exception cref="ProcessEndingException">Shapes or types do not fit.</exception>
    public static Tensor Of(Tensor left, Tensor right) => Fit(left, right) ? left.matmul(right) : GuardedTorch.Matmul(left, right);

    private static bool Fit(Tensor left, Tensor right)
    {
        if (left.dtype != right.dtype || left.dtype is not (ScalarType.Float64 or ScalarType.Float32) || left.is_sparse || right.is_sparse)
            return false;
        var (a, b) = (left.shape, right.shape);
        if (a.Length == 0 || b.Length == 0 || a[^1] != (b.Length == 1 ? b[0] : b[^2]))
            return false;
        // The sizes before the last two, from the back, must be equal or 1.
        for (var i = 3; i <= Math.Min(a.Length, b.Length); i++)
            if (a[^i] != b[^i] && a[^i] != 1 && b[^i] != 1)
                return false;
        return true;
    }
}
