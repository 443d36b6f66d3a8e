using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Autograder.Compiler.Binding;

/// <summary>A script's way to other sources, closed: scripting's own resolver reads any file of the machine.</summary>
internal sealed class NoSources : SourceReferenceResolver
{
    public static NoSources Instance { get; } = new();

    public override string? NormalizePath(string path, string? baseFilePath) => null;
    public override string? ResolveReference(string path, string? baseFilePath) => null;
    public override Stream OpenRead(string resolvedPath) => throw new FileNotFoundException("No file can be read from here.");
    public override bool Equals(object? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => 1;
}

/// <summary>A script's way to other assemblies, closed.</summary>
internal sealed class NoAssemblies : MetadataReferenceResolver
{
    public static NoAssemblies Instance { get; } = new();

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];
    public override bool Equals(object? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => 2;
}
