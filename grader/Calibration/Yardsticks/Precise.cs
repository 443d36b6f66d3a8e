using System.Numerics;

namespace Autograder.Calibration.Yardsticks;

/// <summary>
/// A number with 256 binary places, some 77 decimal ones, and any size before the point. Sums, products and the elementary
/// functions that the exercises need; it shares nothing with float64 arithmetic, nor with the grader's oracles.
/// </summary>
internal readonly record struct Precise(BigInteger Units)
{
    private const int Places = 256;
    private const int Mantissa = 52;

    public static Precise Zero { get; } = new(BigInteger.Zero);

    public static Precise One { get; } = new(BigInteger.One << Places);

    public static implicit operator Precise(int number) => new((BigInteger)number << Places);

    /// <summary>Exactly the number that a double holds, but for what is below 2^-256.</summary>
    public static implicit operator Precise(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> Mantissa) & 0x7FF);
        var mantissa = (bits & ((1L << Mantissa) - 1)) | (exponent == 0 ? 0 : 1L << Mantissa);
        var units = Shifted(mantissa, Math.Max(exponent, 1) - 1023 - Mantissa + Places);
        return new(number < 0 ? -units : units);
    }

    public static explicit operator double(Precise number)
    {
        var tooMany = (int)Math.Max(0, (long)BigInteger.Abs(number.Units).GetBitLength() - 62);
        // By way of a long, whose conversion rounds: that of a large BigInteger cuts off.
        return Math.ScaleB((double)(long)(number.Units >> tooMany), tooMany - Places);
    }

    public static Precise operator +(Precise a, Precise b) => new(a.Units + b.Units);

    public static Precise operator -(Precise a, Precise b) => new(a.Units - b.Units);

    public static Precise operator -(Precise a) => new(-a.Units);

    public static Precise operator *(Precise a, Precise b) => new((a.Units * b.Units) >> Places);

    public static Precise operator /(Precise a, Precise b) => new((a.Units << Places) / b.Units);

    /// <summary>exp(a) = exp(a / 2^16)^(2^16); the sum ends where its terms do.</summary>
    public static Precise Exp(Precise a)
    {
        const int halvings = 16;
        // Each squaring doubles the relative error: a few more places while it lasts are not needed, 256 leave 200.
        var small = new Precise(a.Units >> halvings);
        var (sum, term) = (One, One);
        for (var k = 1; !term.Units.IsZero && term.Units != -BigInteger.One; k++)
            sum += term = term * small / k;
        for (var i = 0; i < halvings; i++)
            sum *= sum;
        return sum;
    }

    /// <summary>ln(1 + exp z), by Newton's method on exp from the double's answer.</summary>
    public static Precise LogOnePlusExp(Precise z)
    {
        if (z.Units.Sign > 0)
            return z + LogOnePlusExp(-z);
        var w = One + Exp(z);
        Precise y = Math.Log((double)w);
        for (var i = 0; i < 5; i++)
        {
            var e = Exp(y);
            y += 2 * (w - e) / (w + e);
        }
        return y;
    }

    public static Precise Sigmoid(Precise z) => z.Units.Sign >= 0 ? One / (One + Exp(-z)) : Exp(z) / (One + Exp(z));

    public static Precise Tanh(Precise x)
    {
        var e = Exp(2 * x);
        return (e - One) / (e + One);
    }

    public static Precise Cos(Precise x) => Series(One, 1, x);

    public static Precise Sin(Precise x) => Series(x, 2, x);

    private static Precise Series(Precise first, int from, Precise x)
    {
        var (sum, term) = (first, first);
        for (var k = from; !term.Units.IsZero && term.Units != -BigInteger.One; k += 2)
            sum += term = -term * x * x / (k * (k + 1));
        return sum;
    }

    private static BigInteger Shifted(BigInteger number, int left) => left >= 0 ? number << left : number >> -left;
}
