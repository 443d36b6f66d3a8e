using Autograder.Calibration.Yardsticks;

namespace Autograder.Calibration.Tests;

/// <summary>The yardstick by which mutants are judged, against numbers of fifty digits that nobody of this project made.</summary>
public sealed class PreciseTests
{
    [Theory]
    [InlineData(1, 2.718281828459045)]
    [InlineData(-30.5, 5.675685232632723e-14)]
    [InlineData(1.5, 4.4816890703380645)]
    public void Exp_IsRightToTheLastDigit(double x, double expected) => Assert.Equal(expected, (double)Precise.Exp(x), Math.Abs(expected) * 3e-16);

    [Fact]
    public void Exp_OfALargeNumberAndItsNegative_AreInverses() =>
        Assert.Equal(1, (double)(Precise.Exp(40.25) * Precise.Exp(-40.25)), 1e-30);

    [Theory]
    [InlineData(0.5)]
    [InlineData(3.141592653589793)]
    [InlineData(-2.2)]
    public void CosAndSin_LieOnTheUnitCircle(double x)
    {
        var (cos, sin) = (Precise.Cos(x), Precise.Sin(x));

        Assert.Equal(0, (double)(cos * cos + sin * sin - Precise.One), 1e-60);
        Assert.Equal(Math.Cos(x), (double)cos, 2e-16);
        Assert.Equal(Math.Sin(x), (double)sin, 2e-16);
    }

    [Theory]
    [InlineData(-700)]
    [InlineData(-3)]
    [InlineData(0.25)]
    [InlineData(1000)]
    public void LogOnePlusExp_OfZ_HasTheSigmoidForItsDifferences(double z)
    {
        const double h = 1e-20;
        var difference = (Precise.LogOnePlusExp((Precise)z + h) - Precise.LogOnePlusExp((Precise)z - h)) / (2 * (Precise)h);

        Assert.Equal((double)Precise.Sigmoid(z), (double)difference, 1e-30 + 1e-15 * (double)difference);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(-1e-300)]
    [InlineData(123456.789)]
    [InlineData(-1e17)]
    public void Number_ThereAndBack_IsTheSame(double x) => Assert.Equal(Math.Abs(x) < 1e-70 ? 0 : x, (double)(Precise)x);
}
