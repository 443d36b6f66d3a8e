using Autograder.Contracts;
using Microsoft.CodeAnalysis;

namespace Autograder.Compiler.Binding;

/// <summary>
/// The function of the entry script through which one member is called: <c>object[]</c> in, <c>object</c> out. What it calls is
/// decided by C# overload resolution, so other parameter names, optional parameters and overloads are fine.
/// </summary>
/// <param name="TakesApart">The result's fields are handed over one by one; else the result as it is.</param>
internal sealed record Adapter(MemberSignature Member, INamedTypeSymbol Type, bool TakesApart)
{
    /// <summary>On one line: an error is led back to its member by the line.</summary>
    public string Source => TakesApart
        ? $"[{Key}] = a => {{ var r = {Call}; return (object)r == null ? null : new object[] {{ {string.Join(", ", Member.Fields.Select(name => $"(object)r.@{name}"))} }}; }},"
        : $"[{Key}] = a => (object){Call},";

    private string Key => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(Member.Key, quote: true);

    private string Call =>
        $"{Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.@{Member.Name}({string.Join(", ", Member.Parameters.Select(Argument))})";

    private static string Argument(Parameter parameter, int position) => parameter.Kind switch
    {
        ParameterKind.Tensor => $"(global::TorchSharp.torch.Tensor)a[{position}]",
        ParameterKind.Number => $"(double)a[{position}]",
        ParameterKind.Integer => $"(int)a[{position}]",
        _ => throw new System.Diagnostics.UnreachableException($"parameter kind {parameter.Kind}"),
    };
}
