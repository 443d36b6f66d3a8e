using System.Collections.Immutable;

namespace Autograder.Contracts;

/// <summary>Whose code is timed: the student's, or that of the rival it is held against.</summary>
public enum Contender : byte { Student, Rival }

/// <summary>Calls of one member that are made and timed together.</summary>
/// <param name="Member">Its <see cref="MemberSignature.Key"/>.</param>
/// <param name="Seed">Of inputs that are made before the time begins; null where they are made within it, from a seed that is told only then.</param>
/// <param name="IsDigested">Each result is read and digested, within the time.</param>
public sealed record Block(Contender Contender, string Member, ImmutableArray<InputRecipe> Inputs, ulong? Seed, int Count, bool IsDigested)
{
    public const int MostCalls = 1024;
}
