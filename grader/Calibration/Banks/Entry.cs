namespace Autograder.Calibration.Banks;

/// <summary>One answer to one exercise, in one file.</summary>
/// <param name="Name">Its path within the bank; of a mutant with the place and the change.</param>
/// <param name="Exercise">The exercise's id.</param>
public record Entry(string Name, string Exercise, string Text);

/// <summary>An answer that must not keep the points of some of its members.</summary>
/// <param name="Members">Those that are wrong.</param>
/// <param name="Ending"><c>failed</c> or <c>error</c>.</param>
/// <param name="Mistake">The mistake, in the words of who made it.</param>
public sealed record WrongEntry(string Name, string Exercise, string Text, IReadOnlyList<string> Members, string Ending, string Mistake)
    : Entry(Name, Exercise, Text);

/// <summary>An answer whose numbers are right, made by the required way or only seemingly.</summary>
public sealed record ProvenanceEntry(string Name, string Exercise, string Text, bool Honest) : Entry(Name, Exercise, Text);
