using System.Collections.Immutable;

namespace Autograder.Contracts;

/// <summary>What may be handed to a student's member, and what may come back from it.</summary>
public abstract record Value
{
    private Value() { }

    public sealed record Tensor(TensorValue Content) : Value;

    public sealed record Number(double Content) : Value;

    public sealed record Integer(long Content) : Value;

    /// <summary>A <c>double[]</c>, or any sequence of floating-point numbers.</summary>
    public sealed record Numbers(ImmutableArray<double> Content) : Value
    {
        public bool Equals(Numbers? other) => other is not null && Content.AsSpan().SequenceEqual(other.Content.AsSpan());
        public override int GetHashCode() => Content.Length;
    }

    public sealed record Duration(TimeSpan Content) : Value;

    /// <summary>The fields of a record, in the order of <see cref="MemberSignature.Fields"/>.</summary>
    public sealed record Fields(ImmutableArray<Value> Content) : Value
    {
        public bool Equals(Fields? other) => other is not null && Content.AsSpan().SequenceEqual(other.Content.AsSpan());
        public override int GetHashCode() => Content.Length;
    }

    /// <summary><c>null</c>, or a tensor without content (an input that the output does not depend on).</summary>
    public sealed record Nothing : Value;

    /// <summary>Anything else: only the name of its type is told.</summary>
    public sealed record Other(string TypeName) : Value;

    public static implicit operator Value(TensorValue tensor) => new Tensor(tensor);
    public static implicit operator Value(double number) => new Number(number);
    public static implicit operator Value(int number) => new Integer(number);
}
