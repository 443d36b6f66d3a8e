using static TorchSharp.torch;

namespace Autodiff.Kit;

/// <summary>
/// Derivatives as functions of functions, as in JAX: each takes a function, returns its derivative as a function, and nests.
/// Thin over TorchSharp's tape.
/// </summary>
/// <remarks>
/// The argument is not changed, nor is the <c>.grad</c> of any tensor. Errors arrive as exceptions, whereas an error inside
/// <c>torch.autograd.grad</c> ends the process. Nothing made by the function is disposed.
/// </remarks>
/// <exception cref="InvalidOperationException">
/// Thrown by the returned functions: the function does not depend on its argument (it was detached on the way), or
/// its value has a shape that the transform has no meaning for.
/// </exception>
public static class Transforms
{
    /// <summary>∇f of a function with one number as its value. The result has the shape of x.</summary>
    public static Func<Tensor, Tensor> Gradient(Func<Tensor, Tensor> f) => x =>
    {
        using var pass = new DerivativePass(x);
        var value = pass.Evaluate(f);
        if (value.numel() != 1)
            throw new InvalidOperationException(
                $"Gradient needs a function whose value is one number, but its value has shape {Shape(value)}. " +
                "Use Jacobian, or sum the components first.");
        return pass.Pull(value, ones_like(value));
    };

    /// <summary>
    /// The derivative of the given order of an elementwise function, at each component of x; order 0 is f itself.
    /// The result has the shape of x.
    /// </summary>
    public static Func<Tensor, Tensor> Derivative(Func<Tensor, Tensor> f, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        // The components do not mix, so the gradient of the sum holds each component's own derivative.
        return order == 0 ? f : Gradient(x =>
        {
            var value = Derivative(f, order - 1)(x);
            if (!value.shape.SequenceEqual(x.shape))
                throw new InvalidOperationException(
                    $"Derivative needs an elementwise function, but shape {Shape(x)} became {Shape(value)}.");
            return value.sum();
        });
    }

    /// <summary>The Jacobian: the shape of f(x), followed by the shape of x. One pass per component of f(x).</summary>
    public static Func<Tensor, Tensor> Jacobian(Func<Tensor, Tensor> f) => x =>
    {
        using var pass = new DerivativePass(x);
        var value = pass.Evaluate(f);
        using var rows = eye(value.numel(), dtype: value.dtype, device: value.device);
        var gradients = Enumerable.Range(0, (int)value.numel())
            .Select(i => pass.Pull(value, rows[i].reshape(value.shape), keepGraph: true))
            .ToArray();
        return stack(gradients).reshape([.. value.shape, .. x.shape]);
    };

    /// <summary>The Hessian of a function with one number as its value: the shape of x, twice. (n, n) for a vector.</summary>
    public static Func<Tensor, Tensor> Hessian(Func<Tensor, Tensor> f) => Jacobian(Gradient(f));

    /// <summary>
    /// The value, and the pullback of a cotangent of the value's shape: Jᵀu, of the shape of x. The pullback may be called many times.
    /// </summary>
    public static Func<Tensor, (Tensor Value, Func<Tensor, Tensor> Pullback)> Vjp(Func<Tensor, Tensor> f) => x =>
    {
        using var pass = new DerivativePass(x);
        var value = pass.Evaluate(f);
        return (pass.Outward(value), cotangent =>
        {
            RequireShape(cotangent, value, "cotangent", "value");
            return pass.Pull(value, cotangent, keepGraph: true);
        });
    };

    /// <summary>The value, and the tangent Jv of a direction v of the shape of x.</summary>
    public static Func<Tensor, Tensor, (Tensor Value, Tensor Tangent)> Jvp(Func<Tensor, Tensor> f) => (x, direction) =>
    {
        RequireShape(direction, x, "direction", "argument");
        using var pass = new DerivativePass(x);
        var value = pass.Evaluate(f);
        return (pass.Outward(value), pass.Push(value, direction));
    };

    private static void RequireShape(Tensor given, Tensor wanted, string what, string like)
    {
        if (!given.shape.SequenceEqual(wanted.shape))
            throw new InvalidOperationException($"The {what} has shape {Shape(given)}, but the {like} has {Shape(wanted)}.");
    }

    private static string Shape(Tensor tensor) => $"({string.Join(", ", tensor.shape)})";
}
