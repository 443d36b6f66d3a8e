using Mono.Cecil;

namespace Autograder.Compiler.Reach;

/// <summary>Names of functions as somebody would write them.</summary>
internal static class FunctionName
{
    /// <summary>The full name of a function outside the library, such as <c>TorchSharp.torch.Tensor.cos</c>.</summary>
    public static string Full(MethodReference method) =>
        $"{Type(method.DeclaringType.GetElementType().FullName)}.{Member(method.Name)}";

    /// <summary>
    /// A method of the library by the method that it is written in: <c>LeastSquares.Value</c>, also for its lambdas and its state
    /// machine; a local function is told by its own name.
    /// </summary>
    public static string Written(MethodDefinition method)
    {
        var (type, name) = (method.DeclaringType, method.Name);
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
        {
            if (!name.StartsWith('<') && Inside(type.Name) is { Length: > 0 } owner)
                name = owner;
            type = outer;
        }
        if (name.StartsWith('<'))
            name = LocalFunction(name) ?? Inside(name);
        return $"{Type(NameWithOuter(type))}.{Member(name)}";
    }

    private static string NameWithOuter(TypeDefinition type) =>
        type.DeclaringType is { } outer ? $"{NameWithOuter(outer)}.{type.Name}" : type.Name;

    // <Outer>g__Local|0_1
    private static string? LocalFunction(string name)
    {
        var start = name.IndexOf(">g__", StringComparison.Ordinal);
        var end = name.IndexOf('|', StringComparison.Ordinal);
        return start > 0 && end > start ? $"{Inside(name)}.{name[(start + 4)..end]}" : null;
    }

    // What the outermost pair of angle brackets at the start holds.
    private static string Inside(string name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            depth += name[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0)
                return name[1..i];
        }
        return name;
    }

    private static string Type(string fullName) =>
        string.Join('.', fullName.Split('/', '.').Select(part => part.IndexOf('`', StringComparison.Ordinal) is > 0 and var arity ? part[..arity] : part));

    private static string Member(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name;
}
