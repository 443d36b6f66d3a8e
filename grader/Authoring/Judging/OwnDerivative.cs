using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>
/// Whether a wrong gradient or Hessian is rightly differentiated from a wrong function: it is compared with finite
/// differences of the student's own function.
/// </summary>
internal static class OwnDerivative
{
    /// <summary>The id of the mistake.</summary>
    public const string Mistake = "value-is-wrong";

    /// <summary>Agreement to this part of the largest component: a Hessian by four points is good to 1e-7.</summary>
    private const double Agreement = 3e-6;

    /// <summary>The own derivative must be this many times further from the right one than the agreement is wide.</summary>
    private const double Separation = 100;

    public static async Task<bool> ExplainsAsync(OwnFunction own, ISubject subject, Answer shown, CancellationToken cancellation)
    {
        if (shown.Standing != Standing.Off)
            return false;
        var x = shown.Probe.Tensor(own.Argument);
        // A wrong function need not be quadratic where the right one is: then the small steps tell.
        return (own.Exact && Explains(await DifferentiateAsync(exact: true), shown)) || Explains(await DifferentiateAsync(exact: false), shown);

        Task<Estimate?> DifferentiateAsync(bool exact) => (own.Order, exact) switch
        {
            (1, true) => FiniteDifference.GradientAsync(CallAsync, x, 1),
            (1, false) => FiniteDifference.RiddersGradientAsync(CallAsync, x, 0.1),
            (2, true) => FiniteDifference.HessianAsync(CallAsync, x, 1),
            (2, false) => FiniteDifference.HessianAsync(CallAsync, x, 1e-4),
            _ => throw new System.Diagnostics.UnreachableException($"a derivative of order {own.Order}"),
        };

        async Task<double?> CallAsync(TensorValue at)
        {
            var arguments = shown.Probe.Arguments.Select((a, i) => i == own.Argument ? at : a).ToList();
            return await subject.CallAsync(own.Member, arguments, Taint.None, cancellation) is CallOutcome.Returned(Value.Tensor(var value), _, _)
                && value.Type == ElementType.Float64 && value.Values.Length == 1 ? value[0] : null;
        }
    }

    private static bool Explains(Estimate? estimate, Answer shown)
    {
        if (estimate is null || !estimate.Value.Values.All(double.IsFinite) || !estimate.Value.HasShape(shown.Expected))
            return false;
        var allowed = Math.Max(Agreement * estimate.Value.MaxAbs(), 10 * estimate.Error.MaxAbs());
        return Closeness.AreClose(shown.Got, estimate.Value, allowed)
            && !Closeness.AreClose(shown.Expected, estimate.Value, Separation * allowed);
    }
}
