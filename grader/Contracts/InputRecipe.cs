using System.Collections.Immutable;

namespace Autograder.Contracts;

/// <summary>
/// How one input of a timed call is made, the same inside the worker and outside: from a seed and the number of the call, so
/// that every call has fresh numbers and a frame stays small whatever the size of the inputs.
/// </summary>
public abstract record InputRecipe
{
    private const ulong Inputs = 0x1A7E57;
    private const int MostPositions = 64;

    private InputRecipe() { }

    /// <summary>Components of either sign with sizes uniform in [From, To).</summary>
    public sealed record Tensor(ImmutableArray<long> Shape, double From, double To) : InputRecipe
    {
        public bool Equals(Tensor? other) =>
            other is not null && Shape.AsSpan().SequenceEqual(other.Shape.AsSpan()) && From.Equals(other.From) && To.Equals(other.To);
        public override int GetHashCode() => HashCode.Combine(Shape.Length, From, To);
    }

    public sealed record Number(double Content) : InputRecipe;

    public sealed record Integer(long Content) : InputRecipe;

    /// <param name="call">The number of the call within its block.</param>
    /// <param name="position">Of the argument.</param>
    public Value Make(ulong seed, int call, int position) => this switch
    {
        Tensor(var shape, var from, var to) => Numbers(shape.AsSpan(), from, to, seed, call, position),
        Number(var number) => number,
        Integer(var number) => new Value.Integer(number),
        _ => throw new System.Diagnostics.UnreachableException($"recipe {GetType()}"),
    };

    /// <summary>All arguments of one call.</summary>
    public static ImmutableArray<Value> MakeAll(ImmutableArray<InputRecipe> recipes, ulong seed, int call) =>
        [.. recipes.Select((recipe, position) => recipe.Make(seed, call, position))];

    private static TensorValue Numbers(ReadOnlySpan<long> shape, double from, double to, ulong seed, int call, int position)
    {
        var values = new double[TensorValue.Count(shape)];
        for (var i = 0; i < values.Length; i++)
        {
            var noise = Taint.Noise(seed ^ Inputs, MostPositions * call + position, i);
            values[i] = Math.CopySign(from + Math.Abs(noise) * (to - from), noise);
        }
        return TensorValue.Of(shape, values);
    }
}
