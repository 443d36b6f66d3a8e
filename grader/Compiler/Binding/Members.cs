using Microsoft.CodeAnalysis;

namespace Autograder.Compiler.Binding;

internal static class Members
{
    /// <summary>The members of that name, inherited ones too: C# finds both.</summary>
    public static IEnumerable<ISymbol> Named(INamedTypeSymbol type, string name) =>
        Hierarchy(type).SelectMany(level => level.GetMembers(name));

    public static IEnumerable<string> MethodNames(INamedTypeSymbol type) =>
        Hierarchy(type).SelectMany(level => level.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method.MethodKind == MethodKind.Ordinary && !method.IsImplicitlyDeclared)
            .Select(method => method.Name);

    private static IEnumerable<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        for (var level = type; level is not null && level.SpecialType != SpecialType.System_Object; level = level.BaseType)
            yield return level;
    }
}
