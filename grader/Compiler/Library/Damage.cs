using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Compiler.Library;

/// <summary>A part of the submission that does not compile and was taken out, so that the rest does.</summary>
/// <param name="Scope">How much was taken out.</param>
/// <param name="Class">The class that the part belongs to, or is; empty for a whole file.</param>
/// <param name="Member">The member that the part is or belongs to; empty for more than a member.</param>
/// <param name="Line">Where the member's name stands.</param>
/// <param name="Names">The names declared in the part.</param>
internal sealed record Damage(
    DamageScope Scope, string Path, string Class, string Member, int Line,
    ImmutableHashSet<string> Names, ImmutableArray<SourceDiagnostic> Diagnostics)
{
    public static Damage OfFile(string path, ImmutableHashSet<string> names, params ImmutableArray<SourceDiagnostic> diagnostics) =>
        new(DamageScope.File, path, "", "", 0, names, diagnostics);
}

internal enum DamageScope { Directive, Body, Member, Type, File }
