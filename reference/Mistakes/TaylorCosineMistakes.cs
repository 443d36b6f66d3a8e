using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Mistakes;

internal static class TaylorCosineMistakes
{
    private const double Degree = Math.PI / 180;

    private const string TooFewTerms =
        "The series is right but ends too early: the error grows quickly as |x| comes close to π. How large is the first term left out there?";

    private const string IntFactorial =
        "The factorial is held in an int, which is too small from 13! on: it silently wraps round. Use a wider type, or make each term from the one before.";

    private const string LongFactorial =
        "The factorial is held in a long, which is too small from 21! on: it silently wraps round. Make each term from the one before instead.";

    public static IReadOnlyList<Mistake> Gradient { get; } = TaylorCosineOracles.Gradient.Except(
    [
        Of("gradient-sign", "+sin x", "The size is right and the sign is not. What sign has the first term of the series that depends on x?", Math.Sin),
        Of("value-for-gradient", "cos x", "This is the cosine, not its derivative: either the value was returned, or the series that is differentiated is the sine's.", Math.Cos),
        Of("second-derivative", "−cos x", "This has been differentiated once too often.", x => -Math.Cos(x)),
        Of("gradient-signs-do-not-alternate", "sinh x", "All terms have the same sign. What makes the signs of the cosine's series alternate?", Math.Sinh),
        Of("gradient-k-factorial", "−2x·exp(−x²)", "The denominators grow too slowly: compare the factorial with the power of x in the same term.", x => -2 * x * Math.Exp(-x * x)),
        Of("missing-power-factor", "missing factor 2k", "Each term lacks the factor that comes down from its power when it is differentiated.", x => x == 0 ? 0 : (Math.Cos(x) - 1) / x),
        Of("power-not-lowered", "exponent 2k for 2k−1", "The powers of x have stayed as they were: differentiating a power changes its exponent too.", x => -x * Math.Sin(x)),
        Of("detached", "0 (detached by .item())", "The gradient is zero everywhere: the tape lost sight of x. Numbers taken out by item() or put into a new tensor carry no history.", _ => 0),
        Of("gradient-degrees", "degrees for radians", "x is taken for degrees. The series needs it as it comes, in radians.", x => -Degree * Math.Sin(Degree * x)),
        .. Series("gradient-too-few-terms", "too few terms", TooFewTerms, 2, 8, TaylorSeries.CosineDerivative),
        .. Series("gradient-int-factorial", "int factorial overflows from 14!", IntFactorial, 8, 17, (x, terms) => TaylorSeries.CosineDerivativeWith(TaylorSeries.Int32Factorial, x, terms)),
        .. Series("gradient-long-factorial", "long factorial overflows from 22!", LongFactorial, 15, 33, (x, terms) => TaylorSeries.CosineDerivativeWith(TaylorSeries.Int64Factorial, x, terms)),
    ]);

    public static IReadOnlyList<Mistake> Value { get; } = TaylorCosineOracles.Value.Except(
    [
        Of("sine-series", "sin x", "This is the sine's series. Which powers of x belong to an even function?", Math.Sin),
        Of("value-sign", "−cos x", "The size is right and the sign is not. What is the cosine of 0?", x => -Math.Cos(x)),
        Of("value-signs-do-not-alternate", "cosh x", "All terms have the same sign. What makes the signs of the cosine's series alternate?", Math.Cosh),
        Of("value-k-factorial", "exp(−x²)", "The denominators grow too slowly: compare the factorial with the power of x in the same term.", x => Math.Exp(-x * x)),
        Of("first-term-missing", "cos x − 1", "The result is off by the same number everywhere. Does the sum begin at k = 0?", x => Math.Cos(x) - 1),
        Of("value-degrees", "degrees for radians", "x is taken for degrees. The series needs it as it comes, in radians.", x => Math.Cos(Degree * x)),
        .. Series("value-too-few-terms", "too few terms", TooFewTerms, 1, 8, TaylorSeries.Cosine),
        .. Series("value-int-factorial", "int factorial overflows from 14!", IntFactorial, 8, 17, (x, terms) => TaylorSeries.CosineWith(TaylorSeries.Int32Factorial, x, terms)),
        .. Series("value-long-factorial", "long factorial overflows from 22!", LongFactorial, 15, 33, (x, terms) => TaylorSeries.CosineWith(TaylorSeries.Int64Factorial, x, terms)),
    ]);

    private static Mistake Of(string id, string formula, string hint, Func<double, double> f) =>
        new(id, formula, hint, p => p.Tensor(0).Map(f));

    // How wrong a series is depends on how many terms the student chose: one mistake for each number.
    private static IEnumerable<Mistake> Series(string id, string formula, string hint, int from, int to, Func<double, int, double> f) =>
        Enumerable.Range(from, to - from + 1).Select(terms => Of($"{id}-{terms}", $"{formula} ({terms} terms)", hint, x => f(x, terms)));
}
