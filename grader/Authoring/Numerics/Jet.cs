namespace Autograder.Authoring.Numerics;

/// <summary>
/// A truncated Taylor series: the coefficients c₀, …, c_K of f(x + t) in powers of t. Arithmetic on jets is automatic
/// differentiation in Taylor mode, in plain C#: it shares no line with libtorch's tape and none with a closed form. See
/// Griewank and Walther, "Evaluating Derivatives" (2008), chapter 13.
/// </summary>
public readonly struct Jet
{
    private readonly double[] coefficients;

    private Jet(double[] coefficients) => this.coefficients = coefficients;

    /// <summary>The series of value + slope · t, up to t^order.</summary>
    public Jet(double value, double slope, int order)
    {
        coefficients = new double[order + 1];
        coefficients[0] = value;
        if (order > 0)
            coefficients[1] = slope;
    }

    public int Order => coefficients.Length - 1;

    /// <summary>c_k: the k-th derivative divided by k!.</summary>
    public double this[int k] => coefficients[k];

    public static Jet operator +(Jet a, Jet b) => a.Each(k => a[k] + b[k]);

    public static Jet operator -(Jet a, Jet b) => a.Each(k => a[k] - b[k]);

    public static Jet operator -(Jet a) => a.Each(k => -a[k]);

    public static Jet operator +(Jet a, double b) => a.Each(k => k == 0 ? a[0] + b : a[k]);

    public static Jet operator -(Jet a, double b) => a + -b;

    public static Jet operator *(double a, Jet b) => b.Each(k => a * b[k]);

    public static Jet operator *(Jet a, Jet b) => a.Each(k => Sum(0, k, j => a[j] * b[k - j]));

    /// <summary>e′ = e · a′</summary>
    public static Jet Exp(Jet a) => Solve(a, Math.Exp(a[0]), (e, k) => Sum(1, k, j => j * a[j] * e[k - j]) / k);

    /// <summary>l = ln(1 + a): l′ · (1 + a) = a′. 1 + a is not formed where rounding would lose a.</summary>
    public static Jet LogOnePlus(Jet a) =>
        Solve(a, LogOnePlus(a[0]), (l, k) => (a[k] - Sum(1, k - 1, j => j * l[j] * a[k - j]) / k) / (1 + a[0]));

    /// <summary>t′ = (1 − t²) · a′</summary>
    public static Jet Tanh(Jet a) => Solve(a, Math.Tanh(a[0]), (t, k) =>
        Sum(1, k, j => j * a[j] * ((k == j ? 1 : 0) - Sum(0, k - j, i => t[i] * t[k - j - i]))) / k);

    /// <summary>c″ = −c along x + t; for a general argument by way of the sine: c′ = −s · a′, s′ = c · a′.</summary>
    public static Jet Cos(Jet a)
    {
        var sine = new double[a.Order + 1];
        sine[0] = Math.Sin(a[0]);
        return Solve(a, Math.Cos(a[0]), (c, k) =>
        {
            sine[k] = Sum(1, k, j => j * a[j] * c[k - j]) / k;
            return -Sum(1, k, j => j * a[j] * sine[k - j]) / k;
        });
    }

    /// <summary>A series whose coefficient of each order follows from those below it.</summary>
    private static Jet Solve(Jet like, double first, Func<double[], int, double> next)
    {
        var solution = new double[like.Order + 1];
        solution[0] = first;
        for (var k = 1; k < solution.Length; k++)
            solution[k] = next(solution, k);
        return new(solution);
    }

    private Jet Each(Func<int, double> coefficient)
    {
        var result = new double[coefficients.Length];
        for (var k = 0; k < result.Length; k++)
            result[k] = coefficient(k);
        return new(result);
    }

    private static double Sum(int from, int to, Func<int, double> term)
    {
        var sum = 0.0;
        for (var j = from; j <= to; j++)
            sum += term(j);
        return sum;
    }

    // ln(1 + u) = 2 artanh(u / (2 + u)) keeps every digit of a small u; .NET's LogP1 is Log(u + 1).
    private static double LogOnePlus(double u) => 2 * Math.Atanh(u / (2 + u));
}
