using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>When two numbers count as the same. It fails closed: only finite pairs are ever close.</summary>
internal static class Closeness
{
    public static bool IsClose(double got, double expected, double allowed) =>
        double.IsFinite(got) && double.IsFinite(expected) && Math.Abs(got - expected) <= allowed;

    public static bool AreClose(TensorValue got, TensorValue expected, double allowed)
    {
        if (!got.HasShape(expected))
            return false;
        for (var i = 0; i < got.Values.Length; i++)
            if (!IsClose(got[i], expected[i], allowed))
                return false;
        return true;
    }

    /// <summary>The difference in units of the allowance, infinite for what is not finite.</summary>
    public static double Excess(double got, double expected, double allowed) =>
        double.IsFinite(got) && double.IsFinite(expected) ? Math.Abs(got - expected) / allowed : double.PositiveInfinity;

    /// <summary>Whether an answer is what a mistake gives: there a NaN or an infinity is an answer like any other.</summary>
    public static bool Fits(TensorValue got, TensorValue model, double allowed)
    {
        if (!got.HasShape(model))
            return false;
        for (var i = 0; i < got.Values.Length; i++)
            if (!(got[i].Equals(model[i]) || IsClose(got[i], model[i], allowed)))
                return false;
        return true;
    }
}
