using System.Collections.Immutable;

namespace Autograder.Engine.Sandbox;

public enum DoctorState
{
    Ok,

    /// <summary>Works without it, less well.</summary>
    Limited,

    /// <summary>Without it there is no isolation.</summary>
    Missing,
}

/// <summary>One thing that isolation rests on.</summary>
/// <param name="Found">What this machine has.</param>
/// <param name="Meaning">What it is for, or what follows from its absence.</param>
/// <param name="Mend">The command that mends it; null where there is nothing to mend or no command does.</param>
public sealed record DoctorRow(string Name, DoctorState State, string Found, string Meaning, string? Mend = null);

/// <summary>What isolation this machine gives.</summary>
public sealed record DoctorReport(ImmutableArray<DoctorRow> Rows)
{
    /// <summary>Whether strangers' code may be run here.</summary>
    public bool IsolatesStrangers => Rows.All(row => row.State != DoctorState.Missing);

    /// <summary>One sentence for a log or an error: what is missing first, and how it is mended.</summary>
    public string Summary => Rows.FirstOrDefault(row => row.State == DoctorState.Missing) is { } missing
        ? $"{missing.Name}: {missing.Found}. {missing.Meaning}{(missing.Mend is null ? "" : $" Mend: {missing.Mend}")}"
        : "This machine isolates strangers' code.";
}
