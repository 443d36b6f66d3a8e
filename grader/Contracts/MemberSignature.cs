using System.Collections.Immutable;

namespace Autograder.Contracts;

public enum ParameterKind : byte { Tensor, Number, Integer }

public sealed record Parameter(string Name, ParameterKind Kind)
{
    /// <summary>The C# type that a call passes: <c>Tensor</c>, <c>double</c> or <c>int</c>.</summary>
    public string TypeName => Kind switch
    {
        ParameterKind.Tensor => "Tensor",
        ParameterKind.Number => "double",
        ParameterKind.Integer => "int",
        _ => throw new System.Diagnostics.UnreachableException($"parameter kind {Kind}"),
    };
}

/// <summary>
/// One member of the starter's public contract: a static method of a class, its parameters, and what it returns:
/// a tensor when <paramref name="Fields"/> is empty, else a record of type <paramref name="Returns"/> with these
/// properties.
/// </summary>
public sealed record MemberSignature(
    string Class, string Name, ImmutableArray<Parameter> Parameters, string Returns, ImmutableArray<string> Fields)
{
    /// <summary>The name that calls and reports use, such as <c>QuadraticForm.Value</c>.</summary>
    public string Key => $"{Class}.{Name}";

    public string Display => $"{Returns} {Name}({string.Join(", ", Parameters.Select(p => $"{p.TypeName} {p.Name}"))})";

    /// <summary>A member whose parameters are all tensors and which returns a tensor.</summary>
    public static MemberSignature OfTensors(string @class, string name, params ReadOnlySpan<string> parameters) =>
        new(@class, name, [.. parameters.ToArray().Select(p => new Parameter(p, ParameterKind.Tensor))], "Tensor", []);
}
