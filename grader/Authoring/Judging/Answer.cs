using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

internal enum Standing { Right, WrongShape, NotFinite, Off }

/// <summary>What a member answered at a probe, beside what was expected there.</summary>
/// <param name="Got">In the expected shape where one component may come in another.</param>
/// <param name="Allowed">The allowed absolute difference of each component, of the expected shape.</param>
/// <param name="Relative">The tolerance relative to the size of the numbers.</param>
internal sealed record Answer(Probe Probe, TensorValue Got, TensorValue Expected, TensorValue Allowed, double Relative)
{
    public Standing Standing { get; } =
        !Got.HasShape(Expected) ? Standing.WrongShape
        : !Got.Values.All(double.IsFinite) ? Standing.NotFinite
        : Enumerable.Range(0, Got.Values.Length).All(i => Closeness.IsClose(Got[i], Expected[i], Allowed[i])) ? Standing.Right
        : Standing.Off;

    public bool IsRight => Standing == Standing.Right;

    /// <summary>The components that are not close, the worst first. Only for an answer of the expected shape.</summary>
    public IReadOnlyList<int> OffComponents { get; } = !Got.HasShape(Expected) ? [] :
    [
        .. Enumerable.Range(0, Got.Values.Length)
            .Where(i => !Closeness.IsClose(Got[i], Expected[i], Allowed[i]))
            .OrderByDescending(i => Closeness.Excess(Got[i], Expected[i], Allowed[i])),
    ];

    /// <summary>Numbers in the probe: the smaller, the easier to follow by hand.</summary>
    public int Size => Probe.Arguments.Sum(a => a is Value.Tensor(var t) ? t.Values.Length : 1);

    /// <summary>
    /// Within this two tensors are the same for the classifier: 64 times the check's tolerance where that is for
    /// rounding, so that a mistake made with other roundings is still recognised; the tolerance itself where it is wider.
    /// </summary>
    public double FitFor(TensorValue model)
    {
        var size = model.Values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var wider = Math.Clamp(1e-9 / Relative, 1, 64);
        return wider * Math.Max(Allowed.MaxAbs(), Relative * size);
    }
}
