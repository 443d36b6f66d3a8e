namespace Autograder.Reference.Tests;

/// <summary>How many random inputs a property is tried with: AUTOGRADER_SEEDS, 200 where it is not set.</summary>
internal static class Seeds
{
    public static IEnumerable<ulong> All { get; } = Enumerable
        .Range(1, int.TryParse(Environment.GetEnvironmentVariable("AUTOGRADER_SEEDS"), out var count) ? count : 200)
        .Select(i => (ulong)i);

    /// <summary>One is as good as many where nothing is random.</summary>
    public static IEnumerable<ulong> For(Compared compared) =>
        compared.Check.Visibility == Authoring.Visibility.Visible ? [1UL] : All;
}
