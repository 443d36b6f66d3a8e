using Mono.Cecil;

namespace Autograder.Compiler.Reach;

internal sealed record Place(string Path, int Line);

/// <summary>Something that a method calls: a function outside the library, or a method inside it.</summary>
/// <param name="Place">Where in the student's code; null where the calling method has no lines there.</param>
internal sealed record Edge(string? Function, MethodDefinition? Target, Place? Place);
