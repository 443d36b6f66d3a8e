namespace Autograder.Reference.Oracles;

/// <summary>Truncated power series about 0, summed in float64 from the smallest power up.</summary>
internal static class TaylorSeries
{
    /// <summary>Σ (−1)^k x^(2k) / (2k)! over k &lt; <paramref name="terms"/>: the cosine's.</summary>
    public static double Cosine(double x, int terms) => Sum(terms, k => Sign(k) * PowerOverFactorial(x, 2 * k));

    /// <summary>The exact derivative of <see cref="Cosine"/> with as many terms.</summary>
    public static double CosineDerivative(double x, int terms) =>
        Sum(terms, k => k == 0 ? 0 : Sign(k) * PowerOverFactorial(x, 2 * k - 1));

    /// <summary>The cosine's series with another function in place of the factorial.</summary>
    public static double CosineWith(Func<int, double> factorial, double x, int terms) =>
        Sum(terms, k => Sign(k) * Math.Pow(x, 2 * k) / factorial(2 * k));

    /// <summary>The exact derivative of <see cref="CosineWith"/>.</summary>
    public static double CosineDerivativeWith(Func<int, double> factorial, double x, int terms) =>
        Sum(terms, k => k == 0 ? 0 : Sign(k) * 2 * k * Math.Pow(x, 2 * k - 1) / factorial(2 * k));

    /// <summary>n! as C#'s <c>int</c> holds it: wrong from 13! on, and 0 from 34! on.</summary>
    public static double Int32Factorial(int n)
    {
        var product = 1;
        for (var i = 2; i <= n; i++)
            product = unchecked(product * i);
        return product;
    }

    /// <summary>n! as C#'s <c>long</c> holds it: wrong from 21! on, and 0 from 66! on.</summary>
    public static double Int64Factorial(int n)
    {
        var product = 1L;
        for (var i = 2; i <= n; i++)
            product = unchecked(product * i);
        return product;
    }

    private static double Sign(int k) => k % 2 == 0 ? 1 : -1;

    private static double Sum(int terms, Func<int, double> term)
    {
        var sum = 0.0;
        for (var k = 0; k < terms; k++)
            sum += term(k);
        return sum;
    }

    private static double PowerOverFactorial(double x, int n)
    {
        var term = 1.0;
        for (var i = 1; i <= n; i++)
            term *= x / i;
        return term;
    }
}
