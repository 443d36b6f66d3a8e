using System.Globalization;
using System.Text;

namespace Autograder.Engine.Reporting;

/// <summary>
/// Analytic against autograd as an SVG picture on logarithmic axes: time of a call over the size. It stands alone, follows the
/// page's colour, and tells in words what it shows to whom cannot see it.
/// </summary>
public static class ComparisonPlot
{
    private const double Width = 460, Height = 260, Left = 64, Right = 16, Top = 28, Bottom = 40;
    private const string Analytic = "#1f77b4", Autograd = "#d62728";

    public static string Svg(ReportExercise exercise, ReportComparison comparison)
    {
        var title = Escape($"{exercise.Title}: {comparison.Quantity}, analytic against autograd");
        var scale = new Scale(comparison);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\" fill=\"currentColor\">\n");
        svg.Append($"<title>{title}</title>\n<desc>{Escape(comparison.Sentence)}</desc>\n");
        foreach (var decade in scale.Decades)
        {
            var y = scale.Y(decade);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {y:0.0}H{Width - Right}\" stroke=\"currentColor\" stroke-opacity=\"0.2\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.0}\" text-anchor=\"end\">{Words.Time(decade)}</text>\n");
        }
        foreach (var point in comparison.Points)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{scale.X(point.Size):0.0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{point.Size}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 6}\" text-anchor=\"middle\">n</text>\n");
        Line(svg, scale, comparison, p => p.AnalyticMicroseconds, Analytic, "none");
        // Told apart without colour, too.
        Line(svg, scale, comparison, p => p.AutogradMicroseconds, Autograd, "6 3");
        Legend(svg, Left + 8, Analytic, "none", "analytic", comparison.AnalyticExponent);
        Legend(svg, Left + 188, Autograd, "6 3", "autograd", comparison.AutogradExponent);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Line(StringBuilder svg, Scale scale, ReportComparison comparison, Func<ReportComparisonPoint, double> time, string colour, string dashes)
    {
        var places = comparison.Points.Select(p => (X: scale.X(p.Size), Y: scale.Y(time(p)))).ToList();
        svg.Append($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\" points=\"{string.Join(' ', places.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.0},{p.Y:0.0}")))}\"/>\n");
        foreach (var (x, y) in places)
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"3\" fill=\"{colour}\"/>");
        svg.Append('\n');
    }

    private static void Legend(StringBuilder svg, double x, string colour, string dashes, string name, double? exponent) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x} 14h24\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/><text x=\"{x + 30}\" y=\"18\">{name}{(exponent is { } e ? string.Create(CultureInfo.InvariantCulture, $" (grows as n^{Math.Max(0, e):0.0})") : "")}</text>\n");

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>From sizes and microseconds to places.</summary>
    private sealed class Scale
    {
        private readonly double least, most, first, last;

        public Scale(ReportComparison comparison)
        {
            var times = comparison.Points.SelectMany(p => new[] { p.AnalyticMicroseconds, p.AutogradMicroseconds }).ToList();
            (least, most) = (Math.Floor(Math.Log10(times.Min())), Math.Ceiling(Math.Log10(times.Max()) + 1e-9));
            (first, last) = (Math.Log(comparison.Points[0].Size), Math.Log(comparison.Points[^1].Size));
        }

        public IEnumerable<double> Decades => Enumerable.Range((int)least, (int)(most - least) + 1).Select(d => Math.Pow(10, d));

        public double X(int size) => Left + (Width - Left - Right) * (Math.Log(size) - first) / (last - first);

        public double Y(double microseconds) => Height - Bottom - (Height - Top - Bottom) * (Math.Log10(microseconds) - least) / (most - least);
    }
}
