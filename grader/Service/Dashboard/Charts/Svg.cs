using System.Globalization;

namespace Autograder.Service.Dashboard.Charts;

/// <summary>Numbers as SVG writes them.</summary>
internal static class Svg
{
    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The least of 1, 2, 3, 4, 5, 6, 8, 10, 20, … that is not less.</summary>
    public static double NiceCeiling(double value)
    {
        if (value <= 1)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return (value / power) switch { <= 1 => 1, <= 2 => 2, <= 3 => 3, <= 4 => 4, <= 5 => 5, <= 6 => 6, <= 8 => 8, _ => 10 } * power;
    }
}
