using static TorchSharp.torch;

namespace Autodiff.Kit;

/// <summary>One transform at work: its own copy of the argument, and the way back to it from a value.</summary>
/// <remarks>
/// Inside another transform a derivative must itself stay differentiable, and whether the argument requires a gradient does not
/// tell: in Gradient(x => x * Gradient(y => x * y)(1)) the inner argument is a plain 1, but the derivative depends on x. So
/// passes know which pass they are inside of; like the grad mode, this is a matter of the thread.
/// </remarks>
internal sealed class DerivativePass : IDisposable
{
    [ThreadStatic]
    private static DerivativePass? current;

    private readonly DerivativePass? outer = current;
    private readonly bool tracked;
    private readonly Tensor argument;
    private readonly List<Tensor> innerArguments = [];

    public DerivativePass(Tensor x)
    {
        tracked = is_grad_enabled() && (outer is not null || x.requires_grad);
        argument = tracked && x.requires_grad ? x.view_as(x) : x.detach().requires_grad_();
        current = this;
    }

    public Tensor Evaluate(Func<Tensor, Tensor> f)
    {
        using var gradientsOn = enable_grad();
        return f(argument);
    }

    /// <summary>Jᵀ · seed, for the Jacobian J of the value by the argument.</summary>
    public Tensor Pull(Tensor value, Tensor seed, bool keepGraph = false)
    {
        var differentiable = MustStayDifferentiable(seed);
        var derivative = Backward(value, seed, argument, keepGraph, differentiable) ?? throw DoesNotDepend();
        return differentiable && !derivative.requires_grad && argument.requires_grad ? derivative + Nothing() : derivative;
    }

    /// <summary>J · direction.</summary>
    /// <remarks>
    /// TorchSharp has no forward mode. The pullback u ↦ Jᵀu is linear, so the pullback of the pullback is Jv
    /// (J. Townsend, "A new trick for calculating Jacobian vector products", 2017).
    /// </remarks>
    public Tensor Push(Tensor value, Tensor direction)
    {
        var cotangent = zeros_like(value).requires_grad_();
        var pullback = Pull(value, cotangent, keepGraph: true);
        return Backward(pullback, direction, cotangent, keepGraph: false, MustStayDifferentiable(direction)) ?? zeros_like(value);
    }

    /// <summary>A value as the caller may see it: without the graph of this pass, unless an outer one needs it.</summary>
    public Tensor Outward(Tensor value) => tracked ? value : value.detach();

    public void Dispose()
    {
        current = outer;
        outer?.innerArguments.AddRange([.. innerArguments, argument]);
    }

    private bool MustStayDifferentiable(Tensor seed) => is_grad_enabled() && (tracked || seed.requires_grad);

    // Null where the value does not depend on the input.
    private Tensor? Backward(Tensor value, Tensor seed, Tensor input, bool keepGraph, bool differentiable)
    {
        if (!value.requires_grad) return null;
        autograd.backward([value], [seed], retain_graph: keepGraph || differentiable, create_graph: differentiable, inputs: [input]);
        var derivative = input.grad;
        input.grad = null;
        // An argument with a history goes on to keep a .grad in every later backward pass through it. With create_graph that is a
        // cycle, which libtorch never frees.
        foreach (var inner in innerArguments.Where(inner => !inner.IsInvalid)) inner.grad = null;
        return derivative;
    }

    // A constant derivative, as of a linear function, has no graph; the next derivative of it is 0, not an error. Not 0 · x,
    // which is NaN at infinity.
    private Tensor Nothing() => argument.masked_fill(ones_like(argument, dtype: ScalarType.Bool), 0);

    private static InvalidOperationException DoesNotDepend() => new(
        "The function's value does not depend on its argument, as far as the tape can see. Was it detached on the way " +
        "(item(), detach(), no_grad(), a new tensor made of its numbers)?");
}
