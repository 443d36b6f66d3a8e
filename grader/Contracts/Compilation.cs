using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Autograder.Contracts;

/// <summary>A source file by its path within the submission, with forward slashes.</summary>
public sealed record SourceFile(string Path, string Text);

/// <param name="Sources">The student's C# files.</param>
/// <param name="Kit">The starter's kit; its types replace the student's copies of them.</param>
/// <param name="Project">The student's project file, read for <c>Using</c>, <c>Nullable</c>, <c>LangVersion</c> and
/// <c>ImplicitUsings</c> only; null when there is none.</param>
/// <param name="Members">The contract's members, to be bound.</param>
public sealed record CompileRequest(
    ImmutableArray<SourceFile> Sources, ImmutableArray<SourceFile> Kit, SourceFile? Project, ImmutableArray<MemberSignature> Members);

/// <param name="Line">1-based; 0 when the diagnostic belongs to no place.</param>
public sealed record SourceDiagnostic(string Id, bool IsError, string Path, int Line, int Column, string Message);

/// <summary>A function outside the student's code that a member reaches, directly or through the student's own code.</summary>
/// <param name="Function">Full name of type and method, such as <c>TorchSharp.torch.cos</c>.</param>
/// <param name="Through">The student's methods on the way, outermost first.</param>
public sealed record Use(string Function, string Path, int Line, ImmutableArray<string> Through);

/// <summary>How a member of the contract was found in the submission.</summary>
[JsonDerivedType(typeof(Bound), "bound")]
[JsonDerivedType(typeof(Missing), "missing")]
[JsonDerivedType(typeof(Unusable), "unusable")]
[JsonDerivedType(typeof(Broken), "broken")]
public abstract record MemberBinding
{
    private MemberBinding() { }

    /// <param name="Path">Where the member is declared.</param>
    /// <param name="Uses">What it reaches.</param>
    public sealed record Bound(string Path, int Line, ImmutableArray<Use> Uses) : MemberBinding;

    /// <summary>The class or the member is not there.</summary>
    /// <param name="Suggestion">A name in the submission that looks like a misspelling of it; null when none does.</param>
    public sealed record Missing(bool ClassFound, string? Suggestion) : MemberBinding;

    /// <summary>It is there and cannot be called as the contract says: private, not static, void, other parameters.</summary>
    public sealed record Unusable(string Reason, string Path, int Line) : MemberBinding;

    /// <summary>Its body, or the file that should hold it, does not compile.</summary>
    public sealed record Broken(ImmutableArray<SourceDiagnostic> Diagnostics) : MemberBinding;
}

/// <param name="Library">The student's code as an assembly, its derivative calls rewritten; empty when nothing could be compiled.</param>
/// <param name="Symbols">Its portable PDB.</param>
/// <param name="Entry">The script that binds the contract's members to the library.</param>
/// <param name="Members">By <see cref="MemberSignature.Key"/>, one for every requested member.</param>
/// <param name="Diagnostics">Errors first; warnings are bounded in number.</param>
/// <param name="Notes">What was ignored or left out, in sentences for the report.</param>
public sealed record CompileResponse(
    ReadOnlyMemory<byte> Library, ReadOnlyMemory<byte> Symbols, ReadOnlyMemory<byte> Entry,
    ImmutableDictionary<string, MemberBinding> Members,
    ImmutableArray<SourceDiagnostic> Diagnostics, ImmutableArray<string> Notes);
