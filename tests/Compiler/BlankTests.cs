using Autograder.Compiler.Sources;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autograder.Compiler.Tests;

public sealed class BlankTests
{
    private static readonly string[] Pieces =
    [
        "class A { int f; /* kept */ void M() { f = 1; } }", "var x = 1; // kept", "Console.WriteLine($\"{x}\n\");", "\r\n", "\n", "\t", "  ", "#region r\n", "\n#endregion\n",
        "\n#if NEVER\nhidden\n#endif\n", "\"\"\"\n  raw\r\n  \"\"\"", "/// <summary>doc</summary>\n", "namespace N { enum E { B } }", "static int F() => 3;", "}", "{", "@\"a\r\nb\"", "\u2028", "é", "\U0001D11E", "record R(int P);",
    ];

    // Whole statements and declarations, as in a program that compiles.
    private static readonly string[] Declarations =
    [
        "int f = 1; /* kept */", "var x = 1; // kept", "Console.WriteLine($\"{1}\n\");", "#region r\n#endregion", "#if NEVER\nhidden\n#endif",
        "var raw = \"\"\"\n  raw\r\n  \"\"\";", "/// <summary>doc</summary>", "static int F() => 3;", "var v = @\"a\r\nb\";", "if (true) {\n#region inside\n}\n#endregion", "for (;;) { }", "",
    ];

    private static readonly Gen<string> Program =
        Gen.Int[0, Declarations.Length - 1].Select(i => Declarations[i]).Array[0, 8].Select(pieces => string.Join('\n', pieces));

    private static readonly Gen<string> Text = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[0, 5]).Array[0, 12].Select(string.Concat);

    [Fact]
    public void Without_AnyNodes_KeepsEveryOtherCharacterAndEveryLine() =>
        Gen.Select(Text, Gen.Int[0, 1000]).Sample((text, pick) =>
        {
            var file = StudentFile.Parse("a.cs", text, new CSharpParseOptions(LanguageVersion.CSharp14));
            var nodes = file.Root.DescendantNodes().ToList();
            if (nodes.Count == 0)
                return;
            var node = nodes[pick % nodes.Count];
            var blanked = file.Without([node]).Text.ToString();
            Assert.Equal(text.Length, blanked.Length);
            var spans = Blank.SpansOf(node).ToList();
            for (var i = 0; i < text.Length; i++)
            {
                var isLineEnd = text[i] is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';
                var isInside = spans.Any(span => span.Contains(i));
                Assert.Equal(isInside && !isLineEnd ? ' ' : text[i], blanked[i]);
            }
        });

    [Fact]
    public void LeaveOut_Program_KeepsTheLinesAndColumnsOfTypes() =>
        Gen.Select(Program, Program).Sample((before, after) =>
        {
            var text = $"{before}\nclass Marker {{ }}\n{after}";
            var file = StudentFile.Parse("a.cs", text, new CSharpParseOptions(LanguageVersion.CSharp14));
            var types = Positions(file);
            Assert.Superset(types, Positions(EntryPoint.LeaveOut(file)));
        });

    private static HashSet<(string, Microsoft.CodeAnalysis.Text.LinePosition)> Positions(StudentFile file) =>
        [.. TypeKey.OutermostIn(file.Root).Where(type => !type.ContainsDiagnostics).Select(type => (type.ToString(), file.Tree.GetLineSpan(type.Span).StartLinePosition))];
}
