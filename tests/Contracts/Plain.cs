using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Autograder.Contracts.Tests;

/// <summary>A record as text with all that it holds, to compare what has no equality of its own; numbers by their bits.</summary>
internal static class Plain
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        double number => BitConverter.DoubleToInt64Bits(number).ToString("X", CultureInfo.InvariantCulture),
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        IDictionary map => $"{{{string.Join(",", map.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(key => $"{key}:{Of(map[key])}"))}}}",
        IEnumerable sequence => $"[{string.Join(",", sequence.Cast<object>().Select(Of))}]",
        IFormattable simple => simple.ToString(null, CultureInfo.InvariantCulture),
        bool truth => truth.ToString(),
        _ => $"{value.GetType().Name}({string.Join(",", value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p.GetMethod!.IsDefined(typeof(CompilerGeneratedAttribute), false)).Select(p => $"{p.Name}={Of(p.GetValue(value))}"))})",
    };
}
