using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Compiler.Tests;

/// <summary>What students write in ordinary projects compiles here too, and runs: each snippet's Answer.Twice(3) is 6.</summary>
public sealed class ConstructTests
{
    private static readonly ImmutableArray<MemberSignature> Contract =
        [new("Answer", "Twice", [new("x", ParameterKind.Number)], "double", [])];

    public static TheoryData<string, string> Alone { get; } = new()
    {
        { "no namespace", "public static class Answer { public static double Twice(double x) => 2 * x; }" },
        { "file-scoped namespace", "namespace Mine.Answers; public static class Answer { public static double Twice(double x) => 2 * x; }" },
        { "block namespace", "namespace Mine { namespace Answers { public static class Answer { public static double Twice(double x) => 2 * x; } } }" },
        { "global using", "global using Two = System.Double; global using System.Text; public static class Answer { public static Two Twice(Two x) => 2 * x; }" },
        { "using static and alias", "using static System.Math; using Number = double; public static class Answer { public static Number Twice(Number x) => 2 * Abs(x); }" },
        { "extension method", "public static class More { public static double Double(this double x) => 2 * x; } public static class Answer { public static double Twice(double x) => x.Double(); }" },
        { "extension block", "public static class More { extension(double x) { public double Doubled => 2 * x; } } public static class Answer { public static double Twice(double x) => x.Doubled; }" },
        { "extension member of a type", "public static class More { extension(double) { public static double Two => 2; } } public static class Answer { public static double Twice(double x) => double.Two * x; }" },
        { "partial class", "public static partial class Answer { private static partial double Half(double x); } public static partial class Answer { private static partial double Half(double x) => x / 2; public static double Twice(double x) => 4 * Half(x); }" },
        { "records", "public sealed record Pair(double A, double B); public readonly record struct Point(double X) { public double Sum => X + X; } public static class Answer { public static double Twice(double x) { var p = new Pair(x, x) with { B = x }; var (a, b) = p; return (a + b + new Point(x).Sum) / 2; } }" },
        { "primary constructor", "public sealed class Doubler(double factor) { public double Of(double x) => factor * x; } public static class Answer { public static double Twice(double x) => new Doubler(2).Of(x); }" },
        { "file type", "file static class Hidden { public static double Two => 2; } public static class Answer { public static double Twice(double x) => Hidden.Two * x; }" },
        { "nullable", "#nullable enable\npublic static class Answer { private static string? text; public static double Twice(double x) => (text?.Length ?? 2) * x; }" },
        { "implicit usings", "public static class Answer { public static double Twice(double x) => new List<double> { x, x }.Where(v => v > 0).Sum(); }" },
        { "generic method and constraint", "using System.Numerics; public static class Answer { private static T Add<T>(T a, T b) where T : INumber<T> => a + b; public static double Twice(double x) => Add(x, x); }" },
        { "static abstract", "public interface IFactor { static abstract double Of { get; } } public sealed class Two : IFactor { public static double Of => 2; } public static class Answer { private static double By<T>(double x) where T : IFactor => T.Of * x; public static double Twice(double x) => By<Two>(x); }" },
        { "async", "public static class Answer { private static async Task<double> Later(double x) { await Task.Yield(); return 2 * x; } public static double Twice(double x) => Later(x).GetAwaiter().GetResult(); }" },
        { "iterator", "public static class Answer { private static IEnumerable<double> Both(double x) { yield return x; yield return x; } public static double Twice(double x) => Both(x).Sum(); }" },
        { "local function and lambda", "public static class Answer { public static double Twice(double x) { double Add(double y) => x + y; Func<double, double> f = v => Add(v); return f(x); } }" },
        { "patterns and switch", "public static class Answer { public static double Twice(double x) => x switch { > 0 and < 10 => 2 * x, _ => 0 } is var y and not 0 ? y : 0; }" },
        { "collection expressions and spans", "public static class Answer { public static double Twice(double x) { double[] both = [x, .. new[] { x }]; ReadOnlySpan<double> span = both; Span<double> stack = stackalloc double[2]; span.CopyTo(stack); return stack[0] + stack[^1]; } }" },
        { "raw and interpolated strings", "public static class Answer { public static double Twice(double x) => double.Parse($\"\"\"{2 * x:F1}\"\"\", System.Globalization.CultureInfo.InvariantCulture); }" },
        { "field keyword", "public sealed class Cell { public double Value { get; set => field = 2 * value; } } public static class Answer { public static double Twice(double x) => new Cell { Value = x }.Value; }" },
        { "required members and init", "public sealed class Cell { public required double Value { get; init; } } public static class Answer { public static double Twice(double x) => 2 * new Cell { Value = x }.Value; }" },
        { "tuples and deconstruction", "public static class Answer { public static double Twice(double x) { (double a, var b) = (x, x); return a + b; } }" },
        { "delegates and events", "public delegate double Step(double x); public static class Answer { private static event Step? On; static Answer() { On += x => 2 * x; } public static double Twice(double x) => On!(x); }" },
        { "operators and conversions", "public readonly struct Num(double v) { public double V => v; public static implicit operator Num(double x) => new(x); public static Num operator +(Num a, Num b) => new(a.V + b.V); } public static class Answer { public static double Twice(Num x) => (x + x).V; }" },
        { "unsafe-free ref struct", "public ref struct Window(Span<double> s) { public Span<double> S = s; } public static class Answer { public static double Twice(double x) { Span<double> s = [x, x]; var w = new Window(s); return w.S[0] + w.S[1]; } }" },
        { "regions, directives and pragmas", "#region mine\n#pragma warning disable CS0168\n#if NET10_0_OR_GREATER && !DEBUG\npublic static class Answer { public static double Twice(double x) { int unused; return 2 * x; } }\n#else\n#error wrong\n#endif\n#endregion" },
        { "verbatim and Unicode names", "public static class Answer { private static double @double(double größe) => 2 * größe; public static double Twice(double @in) => @double(@in); }" },
        { "Windows line ends", "namespace A;\r\n\r\npublic static class Answer\r\n{\r\n    public static double Twice(double x)\r\n    {\r\n        return 2 * x;\r\n    }\r\n}\r\n" },
        { "own Main", "public static class Answer { public static double Twice(double x) => 2 * x; static void Main(string[] args) { Console.WriteLine(Twice(args.Length)); } }" },
        { "async Main in a class of its own", "class Program { static async Task Main() => await Nowhere.To.Be.Found(); } public static class Answer { public static double Twice(double x) => 2 * x; }" },
        { "top-level statements", "using System.Text;\nConsole.WriteLine(Answer.Twice(Local()));\nawait Task.Delay(1);\nstatic double Local() => 3;\nreturn 1;\npublic static class Answer { public static double Twice(double x) => 2 * x; }" },
        { "internal class", "internal static class Answer { internal static double Twice(double x) => 2 * x; }" },
        { "sealed class with constructor", "public sealed class Answer { private Answer() { } public static double Twice(double x) => 2 * x; }" },
        { "nested class", "public static class Exercises { public static class Answer { public static double Twice(double x) => 2 * x; } }" },
        { "struct", "public struct Answer { public static double Twice(double x) => 2 * x; }" },
        { "renamed and optional parameters", "public static class Answer { public static double Twice(double value, double factor = 2, string? note = null, params int[] rest) => factor * value; }" },
        { "overloads", "public static class Answer { public static int Twice(int x) => 0; public static double Twice(double x) => 2 * x; public static double Twice(double x, double y) => 0; public static string Twice(string x) => x; }" },
        { "in parameter", "public static class Answer { public static double Twice(in double x) => 2 * x; }" },
        { "nullable parameter", "public static class Answer { public static double? Twice(double? x) => 2 * x; }" },
        { "generic member", "using System.Numerics; public static class Answer { public static T Twice<T>(T x) where T : INumber<T> => x + x; }" },
        { "inherited member", "public class Common { public static double Twice(double x) => 2 * x; } public class Answer : Common { }" },
        { "delegate in a field", "public static class Answer { public static readonly Func<double, double> Twice = x => 2 * x; }" },
        { "delegate in a property", "public static class Answer { public static Func<double, double> Twice { get; } = x => 2 * x; }" },
        { "LINQ query", "public static class Answer { public static double Twice(double x) => (from v in Enumerable.Range(1, 2) select x).Sum(); }" },
        { "checked arithmetic and goto", "public static class Answer { public static double Twice(double x) { var i = 0; again: i++; if (i < 2) goto again; return checked(i) * x; } }" },
        { "try, using and lock", "public static class Answer { private static readonly Lock gate = new(); public static double Twice(double x) { lock (gate) { using var s = new MemoryStream(); try { throw new InvalidOperationException(); } catch (InvalidOperationException e) when (e.Data.Count == 0) { return 2 * x; } finally { s.Flush(); } } } }" },
        { "attributes and doc comments", "/// <summary>Unclosed <b> &\npublic static class Answer { [Obsolete(\"no\")] public static double Old(double x) => x; [System.Diagnostics.CodeAnalysis.SuppressMessage(\"a\", \"b\")] public static double Twice(double x) => 2 * x; }" },
        { "assembly attributes", "[assembly: System.Reflection.AssemblyTitle(\"Mine\")]\n[module: System.Runtime.CompilerServices.SkipLocalsInit]\npublic static class Answer { public static double Twice(double x) => 2 * x; }" },
        { "dynamic", "public static class Answer { public static double Twice(dynamic x) => 2 * x; }" },
        { "inline array", "[System.Runtime.CompilerServices.InlineArray(2)] public struct Two { private double first; } public static class Answer { public static double Twice(double x) { var t = new Two(); t[0] = x; t[1] = x; return t[0] + t[1]; } }" },
    };

    [Theory]
    [MemberData(nameof(Alone))]
    public void Compile_ConstructInOneFile_Runs(string construct, string source)
    {
        var response = Submission.Compile([new("Answer.cs", source)], Contract);
        Assert.True(response.Members["Answer.Twice"] is MemberBinding.Bound, $"{construct}: {response.Members["Answer.Twice"]} {string.Join("\n", response.Diagnostics)}");
        Assert.DoesNotContain(response.Diagnostics, diagnostic => diagnostic.IsError && !source.Contains("SkipLocalsInit", StringComparison.Ordinal));
        Assert.Equal(6.0, Loaded.From(response).Call("Answer.Twice", 3.0));
    }

    [Fact]
    public void Compile_SeveralFiles_FindEachOther()
    {
        var response = Submission.Compile(
        [
            new("GlobalUsings.cs", "global using Mine.More;"),
            new("Exercises/Answer.cs", "namespace Mine; public static partial class Answer { public static double Twice(double x) => Other.Half(x).Fourfold(); }"),
            new("Exercises/Other.cs", "namespace Mine; static class Other { public static double Half(double x) => x / Answer.Two; }"),
            new("Rest/Answer.More.cs", "namespace Mine; public static partial class Answer { internal const double Two = 2; }"),
            new("Rest/Extensions.cs", "namespace Mine.More; internal static class Extensions { public static double Fourfold(this double x) => 4 * x; }"),
            new("Program.cs", "using Mine; Console.WriteLine(Answer.Twice(3)); partial class Program { public static int Count; }"),
            new("Uses.cs", "class Uses { static int I => Program.Count; }"),
        ], Contract);
        Assert.DoesNotContain(response.Diagnostics, diagnostic => diagnostic.IsError);
        Assert.Equal(6.0, Loaded.From(response).Call("Answer.Twice", 3.0));
    }

    [Fact]
    public void Compile_TypeOfImplicitProgram_IsThere()
    {
        var response = Submission.Compile(
        [
            new("Program.cs", "Console.WriteLine();"),
            new("Answer.cs", "public static class Answer { public static double Twice(double x) => typeof(Program).Name.Length > 0 ? 2 * x : 0; }"),
        ], Contract);
        Assert.Equal(6.0, Loaded.From(response).Call("Answer.Twice", 3.0));
    }

    [Fact]
    public void Compile_SameSourcesTwice_GivesTheSameBytes()
    {
        var first = Submission.Compile("public static class Cosine { public static Tensor Value(Tensor x) => x.matmul(x); }");
        var second = Submission.Compile("public static class Cosine { public static Tensor Value(Tensor x) => x.matmul(x); }");
        Assert.True(first.Library.Span.SequenceEqual(second.Library.Span));
        Assert.True(first.Symbols.Span.SequenceEqual(second.Symbols.Span));
    }

    [Fact]
    public void Compile_OutputsAndHiddenFolders_AreLeftOut()
    {
        var response = Submission.Compile(
        [
            new("obj/Debug/Answer.cs", "broken"),
            new("bin/Answer.cs", "broken"),
            new(".vs/Answer.cs", "broken"),
            new("notes.txt", "broken"),
            new("Answer.cs", "public static class Answer { public static double Twice(double x) => 2 * x; }"),
        ], Contract);
        Assert.Empty(response.Diagnostics);
    }
}
