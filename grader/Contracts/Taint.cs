namespace Autograder.Contracts;

/// <summary>
/// What the worker does to every derivative d that the student's code asks libtorch for: it hands back
/// <c>Scale · d + Shift · noise</c>, noise being uniform in [-1, 1], drawn afresh for each pass from
/// <paramref name="Seed"/>. <see cref="None"/> changes nothing. How a result follows the taint tells how it was made:
/// <c>Scale</c>^k for k derivative passes. See "Evidence of the way" in grader/README.md.
/// </summary>
public sealed record Taint(double Scale, double Shift, ulong Seed)
{
    public static Taint None { get; } = new(1, 0, 0);

    public bool IsNone => Scale == 1 && Shift == 0;

    /// <summary>
    /// The noise added to component <paramref name="index"/> of the result of derivative pass <paramref name="pass"/>,
    /// uniform in [-1, 1): a SplitMix64 hash, so that it is the same wherever it is computed.
    /// </summary>
    public static double Noise(ulong seed, int pass, long index)
    {
        var z = seed + 0x9E3779B97F4A7C15UL * (ulong)(pass + 1) + 0xD1B54A32D192ED03UL * (ulong)(index + 1);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        z ^= z >> 31;
        return (z >> 11) * (2.0 / (1UL << 53)) - 1.0;
    }
}
