namespace Autograder.Service.Roster;

/// <summary>A student as a list names them.</summary>
internal sealed record RosterRow(string Identifier, string Name, string? Email = null, string? GitHubUsername = null, string? Section = null)
{
    /// <summary>The number of the account, where the list has it: names change.</summary>
    public long? GitHubId { get; init; }
}

/// <summary>What is wrong with a list, and where.</summary>
/// <param name="Line">As an editor counts, from 1.</param>
/// <param name="Sentence">English, with places for the arguments.</param>
internal sealed record RosterFault(int Line, string? Column, string Sentence, params object[] Arguments);

/// <summary>A list that was read. It is taken in only when it has no fault: a roster is never half of one and half of another.</summary>
internal sealed record RosterSheet(IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterFault> Faults);
