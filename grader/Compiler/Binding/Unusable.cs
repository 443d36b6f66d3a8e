using Autograder.Compiler.Sources;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;

namespace Autograder.Compiler.Binding;

/// <summary>Why a member that is there cannot be called as the contract says, in a sentence for its author.</summary>
internal static class Unusable
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat NameOnly = Format.WithMemberOptions(SymbolDisplayMemberOptions.None);

    public static MemberBinding.Unusable Because(Adapter adapter)
    {
        var (member, type) = (adapter.Member, adapter.Type);
        var found = Members.Named(type, member.Name)
            .OrderByDescending(symbol => symbol is IMethodSymbol method && method.Parameters.Length == member.Parameters.Length)
            .ThenByDescending(symbol => symbol.DeclaredAccessibility)
            .First();
        var at = found.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;
        return new(Reason(member, type, found), at.SourceTree?.FilePath ?? "", Told.Line(at));
    }

    private static string Reason(MemberSignature member, INamedTypeSymbol type, ISymbol found)
    {
        var promised = $"public static {member.Display}";
        if (OfClass(type) is { } reason)
            return reason;
        if (found is not IMethodSymbol method)
            return $"{member.Key} is a {KindOf(found)}. The contract asks for the method {promised}.";
        if (!method.IsStatic)
            return $"{member.Key} is not static. The contract asks for {promised}.";
        if (method.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
            return $"{member.Key} is {Word(method.DeclaredAccessibility)}. The contract asks for {promised}.";
        if (method.Parameters.Length == member.Parameters.Length && method.ReturnsVoid)
            return $"{member.Key} returns nothing (void). The contract asks for {promised}.";
        if (method.Parameters.FirstOrDefault(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out) is { } byReference)
            return $"{member.Key} takes {byReference.Name} by {byReference.RefKind.ToString().ToLowerInvariant()}. The contract asks for {promised}.";
        if (method.Parameters.Length == member.Parameters.Length && (method.ReturnType.IsRefLikeType || method.ReturnType.TypeKind == TypeKind.Pointer))
            return $"{member.Key} returns {method.ReturnType.ToDisplayString(NameOnly)}, which cannot be handed over. The contract asks for {promised}.";
        var generic = method.IsGenericMethod ? "It has type parameters that do not follow from these. " : "";
        return $"{member.Key} cannot be called with ({string.Join(", ", member.Parameters.Select(p => $"{p.TypeName} {p.Name}"))}). {generic}The contract asks for {promised}; found: {method.ToDisplayString(Format)}.";
    }

    private static string? OfClass(INamedTypeSymbol type)
    {
        for (var level = type; level is not null; level = level.ContainingType)
        {
            if (level.IsGenericType)
                return $"The class {level.ToDisplayString(NameOnly)} has type parameters; the contract asks for a class without any.";
            if (level.IsFileLocal)
                return $"The class {level.Name} is local to its file. Leave out the word file.";
            if (level.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return $"The class {level.Name} is {Word(level.DeclaredAccessibility)} inside {level.ContainingType.Name}. Make it public.";
        }
        return null;
    }

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol => "property",
        IFieldSymbol => "field",
        IEventSymbol => "event",
        INamedTypeSymbol => "type",
        _ => "member of another kind",
    };

    private static string Word(Accessibility accessibility) => accessibility switch
    {
        Accessibility.ProtectedAndInternal => "private protected",
        _ => accessibility.ToString().ToLowerInvariant(),
    };
}
