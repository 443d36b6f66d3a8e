using Autograder.Contracts;

namespace Autograder.Authoring;

public sealed partial class AgreementCheck
{
    private const int Steps = 12, Fewest = 6;

    public override IReadOnlyList<Probe> VisibleProbes(Draw draw) => Visibility == Visibility.Visible ? Probes(draw) : [];

    public override async Task<StepCurve?> StepsAsync(ISubject subject, Finding finding, Draw draw, CancellationToken cancellation)
    {
        if (OwnFunction is not { Order: 1 } own || (finding.Probe ?? VisibleProbes(draw).FirstOrDefault()) is not { } probe || probe.Arguments[own.Argument] is not Value.Tensor(var x))
            return null;
        if (await CallAsync(Member, x) is not { } gradient || gradient.Count != x.Values.Length)
            return null;
        var direction = Direction(x.Values.Length);
        var slope = gradient.Zip(direction, (g, u) => g * u).Sum();
        var points = new List<StepPoint>();
        for (var i = 1; i <= Steps; i++)
        {
            var h = Math.Pow(10, -i);
            if (await AtAsync(h) is not [var right] || await AtAsync(-h) is not [var left])
                break;
            var difference = Math.Abs((right - left) / (2 * h) - slope);
            if (!double.IsFinite(difference))
                break;
            points.Add(new(h, difference));
        }
        return points.Count < Fewest ? null : new(own.Member, slope, points);

        Task<IReadOnlyList<double>?> AtAsync(double h) => CallAsync(own.Member, TensorValue.Of(x.Shape.AsSpan(), [.. x.Values.Zip(direction, (value, u) => value + h * u)]));

        async Task<IReadOnlyList<double>?> CallAsync(string member, TensorValue at)
        {
            var arguments = probe.Arguments.Select((a, i) => i == own.Argument ? at : a).ToList();
            return await subject.CallAsync(member, arguments, Taint.None, cancellation) is CallOutcome.Returned(Value.Tensor(var value), _, _) && value.Type == ElementType.Float64 ? value.Values : null;
        }
    }

    /// <summary>No component is small, and no two alike: a gradient that is wrong in one component, transposed or permuted shows.</summary>
    private static double[] Direction(int length)
    {
        var direction = Enumerable.Range(0, length).Select(i => (i % 2 == 0 ? 1 : -1) * (1 + (i * 0.6180339887498949 % 1))).ToArray();
        var norm = Math.Sqrt(direction.Sum(u => u * u));
        return [.. direction.Select(u => u / norm)];
    }
}
