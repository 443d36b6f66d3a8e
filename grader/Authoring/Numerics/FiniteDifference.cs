using Autograder.Contracts;

namespace Autograder.Authoring.Numerics;

/// <summary>
/// Derivatives of a function that can only be called, and whose calls may fail (null): then there is no estimate. The
/// estimated errors cover rounding always, truncation only where said.
/// </summary>
public static class FiniteDifference
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>
    /// The gradient of f at x, of the shape of x, by (f(x + h eᵢ) − f(x − h eᵢ)) / 2h. For a linear or quadratic f it is
    /// exact up to rounding for any h, best with h = 1; otherwise the truncation, O(h²), is not part of the error.
    /// </summary>
    public static async Task<Estimate?> GradientAsync(Func<TensorValue, Task<double?>> f, TensorValue x, double h)
    {
        var (values, errors) = (new double[x.Values.Length], new double[x.Values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            if (await f(Moved(x, i, h)) is not { } right || await f(Moved(x, i, -h)) is not { } left)
                return null;
            values[i] = (right - left) / (2 * h);
            errors[i] = 8 * Epsilon * (Math.Abs(right) + Math.Abs(left)) / h;
        }
        return new(TensorValue.Of(x.Shape.AsSpan(), values), TensorValue.Of(x.Shape.AsSpan(), errors));
    }

    /// <summary>The gradient of f at x, of the shape of x, by Ridders' method: 1e-13 for smooth functions. The error is the method's own estimate.</summary>
    /// <param name="h">The first step, of the size over which f changes noticeably; later ones are smaller.</param>
    public static async Task<Estimate?> RiddersGradientAsync(Func<TensorValue, Task<double?>> f, TensorValue x, double h)
    {
        var (values, errors) = (new double[x.Values.Length], new double[x.Values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            var component = i;
            var estimate = await Ridders.ExtrapolateAsync(async step =>
                await f(Moved(x, component, step)) is { } right && await f(Moved(x, component, -step)) is { } left
                    ? TensorValue.Scalar((right - left) / (2 * step))
                    : null, h, order: 2);
            if (estimate is null)
                return null;
            (values[i], errors[i]) = (estimate.Value[0], estimate.Error[0]);
        }
        return new(TensorValue.Of(x.Shape.AsSpan(), values), TensorValue.Of(x.Shape.AsSpan(), errors));
    }

    /// <summary>
    /// The derivative of an elementwise f at every component of x at once, by the five-point stencil
    /// (f(x − 2h) − 8 f(x − h) + 8 f(x + h) − f(x + 2h)) / 12h. Its truncation is h⁴ f⁽⁵⁾ / 30, its rounding about 1.5 ε |f| / h.
    /// </summary>
    public static async Task<TensorValue?> FivePointElementwiseAsync(Func<TensorValue, Task<TensorValue?>> f, TensorValue x, double h)
    {
        var sum = x.Map(_ => 0);
        foreach (var (offset, weight) in new[] { (-2, 1), (-1, -8), (1, 8), (2, -1) })
        {
            if (await f(x.Map(c => c + offset * h)) is not { } value || !value.HasShape(x))
                return null;
            sum = sum.Minus(value.Scaled(-weight / (12 * h)));
        }
        return sum;
    }

    /// <summary>The derivative of an elementwise f at every component of x at once, by Ridders' method.</summary>
    /// <param name="side">0 for central differences; 1 and −1 for differences to the right and to the left only.</param>
    public static async Task<Estimate?> RiddersElementwiseAsync(Func<TensorValue, Task<TensorValue?>> f, TensorValue x, double h, int side = 0)
    {
        var middle = side == 0 ? null : await f(x);
        if (side != 0 && middle is null)
            return null;
        return await Ridders.ExtrapolateAsync(async step =>
        {
            var near = middle ?? await f(x.Map(c => c - step));
            var far = await f(x.Map(c => side == 0 ? c + step : c + side * step));
            return near is not null && far is not null && near.HasShape(x) && far.HasShape(x)
                ? far.Minus(near).Scaled(side == 0 ? 0.5 / step : side / step)
                : null;
        }, h, order: side == 0 ? 2 : 1);
    }

    /// <summary>
    /// The Hessian of f at a vector x (n), (n, n), by four points with a step h for each pair. For a quadratic f it is exact up
    /// to rounding for any h, best with h = 1; otherwise h ≈ 1e-4 balances truncation, O(h²), against rounding, O(ε/h²):
    /// 1e-7, of which the truncation is not part of the error.
    /// </summary>
    public static async Task<Estimate?> HessianAsync(Func<TensorValue, Task<double?>> f, TensorValue x, double h)
    {
        var n = x.Values.Length;
        var (values, errors) = (new double[n * n], new double[n * n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++)
            {
                if (await f(Moved(Moved(x, i, h), j, h)) is not { } both || await f(Moved(Moved(x, i, h), j, -h)) is not { } first
                    || await f(Moved(Moved(x, i, -h), j, h)) is not { } second || await f(Moved(Moved(x, i, -h), j, -h)) is not { } neither)
                    return null;
                values[i * n + j] = values[j * n + i] = (both - first - second + neither) / (4 * h * h);
                errors[i * n + j] = errors[j * n + i] =
                    4 * Epsilon * (Math.Abs(both) + Math.Abs(first) + Math.Abs(second) + Math.Abs(neither)) / (h * h);
            }
        }
        return new(TensorValue.Of([n, n], values), TensorValue.Of([n, n], errors));
    }

    private static TensorValue Moved(TensorValue x, int component, double step) =>
        x with { Values = x.Values.SetItem(component, x[component] + step) };
}
