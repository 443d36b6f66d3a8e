using System.Runtime.CompilerServices;
using Autograder.Worker.Execution;

namespace Autograder.Worker.Conversion;

/// <summary>Types as a student writes them in C#: <c>double[]</c>, <c>(Tensor, Tensor)</c>, <c>List&lt;double&gt;</c>.</summary>
internal static class TypeNames
{
    private const int Longest = 120;

    public static string Of(Type type) => Bounded.Text(Write(type, depth: 0), Longest);

    private static string Write(Type type, int depth)
    {
        if (depth > 4)
            return "…";
        if (type.IsArray)
            return $"{Write(type.GetElementType()!, depth + 1)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{Write(underlying, depth + 1)}?";
        if (!type.IsGenericType)
            return Keyword(type) ?? type.Name;
        var arguments = string.Join(", ", type.GetGenericArguments().Select(t => Write(t, depth + 1)));
        return typeof(ITuple).IsAssignableFrom(type) && type.IsValueType ? $"({arguments})" : $"{type.Name.Split('`')[0]}<{arguments}>";
    }

    private static string? Keyword(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.Char => "char",
        TypeCode.Decimal => "decimal",
        TypeCode.Double => "double",
        TypeCode.Int16 => "short",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.SByte => "sbyte",
        TypeCode.Single => "float",
        TypeCode.String => "string",
        TypeCode.UInt16 => "ushort",
        TypeCode.UInt32 => "uint",
        TypeCode.UInt64 => "ulong",
        TypeCode.Object when type == typeof(object) => "object",
        _ => null,
    };
}
