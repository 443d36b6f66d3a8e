using System.Collections.Immutable;
using Autograder.Compiler.Sources;
using Autograder.Contracts;
using Microsoft.CodeAnalysis.CSharp;

namespace Autograder.Compiler.Library;

/// <summary>The submission compiled, or as much of it as compiles.</summary>
/// <param name="Image">The assembly; empty when nothing could be compiled.</param>
internal sealed record StudentLibrary(
    CSharpCompilation Compilation, SourceSet Sources, byte[] Image, byte[] Symbols,
    ImmutableArray<Damage> Damages, ImmutableArray<SourceDiagnostic> Diagnostics, ImmutableArray<string> Notes)
{
    public bool IsEmpty => Image.Length == 0;

    public int ErrorCount => Diagnostics.Count(diagnostic => diagnostic.IsError);
}
