using System.Collections.Immutable;
using Autograder.Contracts;
using static TorchSharp.torch;

namespace Autograder.Worker.Tape;

/// <summary>
/// What one call's derivatives are tainted with, and what was seen of them. There is one at a time for the whole process:
/// the student's code may differentiate on any thread.
/// </summary>
internal sealed class Recording(Taint taint)
{
    private const int MostPasses = 64, HighestRank = 16;

    private readonly List<DerivativePass> passes = [];
    private int count;
    private int? unseen;

    /// <summary>Held while <see cref="Current"/> or a <c>.grad</c> is being changed.</summary>
    public static Lock Gate { get; } = new();

    public static Recording Current { get; private set; } = new(Taint.None);

    /// <summary>The tensors that <c>backward</c> is known to write to.</summary>
    public Leaves Leaves { get; } = new();

    /// <summary>The optimizers whose parameters are among the leaves.</summary>
    public HashSet<optim.Optimizer> Optimizers { get; } = [];

    /// <summary>The function that last wrote to leaves, and the number that it differentiated; null as long as none did.</summary>
    public (string Function, double Value)? LastBackward { get; set; }

    public double Scale => taint.Scale;

    /// <summary>Nothing is tainted and nothing recorded: time is taken.</summary>
    public bool IsResting { get; private init; }

    /// <summary>From now on derivatives are made without being looked at.</summary>
    public static void Rest()
    {
        lock (Gate)
            Current = new(Taint.None) { IsResting = true };
    }

    public static void Begin(Taint taint, IEnumerable<Tensor> arguments)
    {
        lock (Gate)
        {
            Current = new(taint);
            foreach (var argument in arguments)
                Current.Leaves.Add(argument);
        }
    }

    public static (int Count, ImmutableArray<DerivativePass> Passes) End()
    {
        lock (Gate)
        {
            var ended = Current;
            Current = new(Taint.None);
            return (ended.count, [.. ended.passes]);
        }
    }

    /// <summary>Records a derivative and gives back what the student's code is to see of it, its graph intact.</summary>
    /// <param name="derivative">The derivative; one that is undefined is left alone.</param>
    /// <param name="at">What was differentiated by.</param>
    /// <param name="value">The number that was differentiated, or NaN.</param>
    public Tensor Pass(string function, Tensor derivative, Tensor at, double value) =>
        derivative.IsInvalid || IsResting ? derivative : Tainted(derivative, Record(() => Describe(function, derivative, 1, at, value)), taint.Scale);

    /// <summary>The same for what <c>backward</c> wrote to a leaf: it is scaled already, by its seeds.</summary>
    public Tensor PassToLeaf(string function, Tensor contribution, Tensor leaf, double value) =>
        Tainted(contribution, Record(() => Describe(function, contribution, taint.Scale, leaf, value)), 1);

    /// <summary>The same for a leaf that was not known yet at the pass that <see cref="PassUnseen"/> recorded.</summary>
    public Tensor PassToFoundLeaf(string function, Tensor contribution, Tensor leaf, double value)
    {
        lock (Gate)
        {
            if (unseen is not { } index)
                return PassToLeaf(function, contribution, leaf, value);
            unseen = null;
            if (index < MostPasses)
                passes[index] = Describe(function, contribution, taint.Scale, leaf, value);
            return Tainted(contribution, index, 1);
        }
    }

    /// <summary>Records that <c>backward</c> ran and wrote to no leaf that is known.</summary>
    public void PassUnseen(string function)
    {
        lock (Gate)
            unseen = Record(() => new(function, [], IsUnit: false, Checksum: double.NaN));
    }

    private int Record(Func<DerivativePass> pass)
    {
        lock (Gate)
        {
            if (count < MostPasses)
                passes.Add(pass());
            NativeMemory.CollectOnceInAWhile(count);
            return count++;
        }
    }

    private Tensor Tainted(Tensor derivative, int index, double factor)
    {
        if (factor == 1 && taint.Shift == 0)
            return derivative;
        using var scope = NewDisposeScope();
        // A derivative made with create_graph is differentiated again, also where the student's own grad mode is off.
        using var graph = enable_grad();
        var tainted = factor == 1 ? derivative : derivative.mul(factor);
        if (taint.Shift != 0)
            tainted = tainted.add(Noise(index, derivative));
        return tainted.MoveToOuterDisposeScope();
    }

    private Tensor Noise(int index, Tensor like)
    {
        var noise = new double[like.numel()];
        for (var i = 0; i < noise.Length; i++)
            noise[i] = taint.Shift * Taint.Noise(taint.Seed, index, i);
        return tensor(noise, like.shape, dtype: like.dtype);
    }

    // With a scale of 0 nothing can be told: 0 / 0 is equal to nothing, itself included.
    private static DerivativePass Describe(string function, Tensor derivative, double scale, Tensor at, double value)
    {
        var numbers = Conversion.TensorReader.Doubles(derivative);
        var isUnit = numbers.Length > 0 && numbers.All(number => number / scale == 1);
        return new(function, derivative.dim() <= HighestRank ? [.. derivative.shape] : [], isUnit,
            Checksum(numbers, scale), Checksum(Conversion.TensorReader.Doubles(at), 1), value);
    }

    private static double Checksum(double[] numbers, double scale)
    {
        var sum = 0.0;
        for (var i = 0; i < numbers.Length; i++)
            sum += numbers[i] / scale * DerivativePass.Weight(i);
        return sum;
    }
}
