using System.Security.Cryptography;
using System.Text;
using Autograder.Contracts;

namespace Autograder.Authoring;

/// <summary>
/// A seeded source of random inputs. The same seed and purpose give the same numbers on every machine and version:
/// SplitMix64 (Steele, Lea and Flood, 2014), not <see cref="Random"/>, whose sequence is not promised.
/// </summary>
public sealed class Draw(ulong seed)
{
    private readonly Func<ulong>? source;
    private ulong state = seed;

    private Draw(Func<ulong> source) : this(0) => this.source = source;

    /// <summary>
    /// From the system's source of random numbers, each time others: whoever has seen some of them cannot tell the next. Of the seeded ones
    /// two are enough.
    /// </summary>
    public static Draw Unpredictable { get; } = new(() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));

    /// <summary>An independent source for one purpose, such as a check's id.</summary>
    public static Draw For(ulong seed, string purpose)
    {
        // FNV-1a over the purpose: string.GetHashCode differs from process to process.
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(purpose))
            hash = (hash ^ b) * 1099511628211UL;
        return new(new Draw(seed ^ hash).NextBits());
    }

    /// <summary>Another source, whose numbers do not depend on how many are taken from this one afterwards.</summary>
    public Draw Split() => source is null ? new(NextBits()) : this;

    public ulong NextBits()
    {
        if (source is not null)
            return source();
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [from, to).</summary>
    public double Uniform(double from, double to) => from + (to - from) * ((NextBits() >> 11) * (1.0 / (1UL << 53)));

    /// <summary>Uniform over from, …, to, both included.</summary>
    public int Integer(int from, int to) => from + (int)(NextBits() % (ulong)(to - from + 1));

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform(0, 1))) * Math.Cos(2 * Math.PI * Uniform(0, 1));

    /// <summary>A tensor of independent standard normal components.</summary>
    public TensorValue NormalTensor(params ReadOnlySpan<long> shape)
    {
        var values = new double[TensorValue.Count(shape)];
        foreach (ref var value in values.AsSpan())
            value = Normal();
        return TensorValue.Of(shape, values);
    }

    /// <summary>A tensor of independent components, uniform in [from, to).</summary>
    public TensorValue UniformTensor(double from, double to, params ReadOnlySpan<long> shape)
    {
        var values = new double[TensorValue.Count(shape)];
        foreach (ref var value in values.AsSpan())
            value = Uniform(from, to);
        return TensorValue.Of(shape, values);
    }
}
