namespace Autograder.Authoring.Judging;

/// <summary>What is behind a wrong answer.</summary>
/// <param name="Mistake">The id of the known or general mistake that fits; null when none does, or several do.</param>
/// <param name="Hint">Fit for the student of a hidden check; null when nothing can be said.</param>
internal sealed record Diagnosis(string? Mistake, string? Hint)
{
    public static Diagnosis Unknown { get; } = new(null, null);

    public Diagnosis After(string sentence) => this with { Hint = Hint is null ? sentence : $"{sentence} {Hint}" };
}
