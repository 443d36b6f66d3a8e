using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>
/// Whether what was differentiated is a function of the input at all. The derivative of ⟨x, g⟩ with a finished answer g in it is g and
/// follows every taint; but g changes with x where the tape does not look. So the number that was differentiated changes otherwise
/// than the derivative says: f(x + hw) − f(x − hw) = 2h ⟨w, ∇f⟩ + O(h³) holds for whatever honest code differentiates, f or any
/// part of it, and not for ⟨x, g(x)⟩.
/// </summary>
internal sealed class Surrogate(TaintedMember member, int argument)
{
    private const double Step = 1e-4, SameNumber = 1e-11, Explained = 1e-3;

    /// <summary>At none of the probes does any pass over the argument change as its derivative says, though some could be tried.</summary>
    public async Task<bool> IsAsync(IReadOnlyList<Probe> probes, CancellationToken cancellation)
    {
        foreach (var probe in probes)
        {
            var x = probe.Tensor(argument);
            var step = Step * Math.Max(1, x.Values.Select(Math.Abs).Max());
            var (back, here, ahead) = (await RecordAsync(probe, -step, cancellation), await RecordAsync(probe, 0, cancellation), await RecordAsync(probe, step, cancellation));
            if (back.Length != here.Length || here.Length != ahead.Length)
                return false;
            var tried = Enumerable.Range(0, here.Length).Where(i => IsOver(x, here[i], 0) && IsOver(x, back[i], -step) && IsOver(x, ahead[i], step)).ToList();
            if (tried.Count == 0 || tried.Any(i => IsExplained(back[i], here[i], ahead[i], step)))
                return false;
        }
        return true;
    }

    private async Task<ImmutableArray<DerivativePass>> RecordAsync(Probe probe, double step, CancellationToken cancellation) =>
        (await member.ObserveAsync(Moved(probe, step), Taint.None, cancellation)).Evidence.Passes;

    private IReadOnlyList<Value> Moved(Probe probe, double step)
    {
        var x = probe.Tensor(argument);
        return [.. probe.Arguments.Select((a, i) => i == argument ? x with { Values = [.. x.Values.Select((v, k) => v + step * DerivativePass.Weight(k))] } : a)];
    }

    /// <summary>It was by the argument itself, where it was put, and its numbers are known.</summary>
    private static bool IsOver(TensorValue x, DerivativePass pass, double step)
    {
        var (at, size) = (0.0, 0.0);
        for (var i = 0; i < x.Values.Length; i++)
        {
            at += (x[i] + step * DerivativePass.Weight(i)) * DerivativePass.Weight(i);
            size += Math.Abs(x[i] * DerivativePass.Weight(i));
        }
        return pass.Shape.AsSpan().SequenceEqual(x.Shape.AsSpan()) && Math.Abs(pass.At - at) <= SameNumber * size
            && double.IsFinite(pass.Value) && double.IsFinite(pass.Checksum) && pass.Checksum != 0;
    }

    private static bool IsExplained(DerivativePass back, DerivativePass here, DerivativePass ahead, double step)
    {
        var said = 2 * step * here.Checksum;
        // Rounding of the two values, which are about as large as one another.
        var rounding = 1e-13 * (Math.Abs(back.Value) + Math.Abs(ahead.Value));
        return Math.Abs(ahead.Value - back.Value - said) <= Explained * Math.Abs(said) + rounding;
    }
}
