using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Autograder.Compiler.Sources;

/// <summary>A source file of the submission as it is compiled: some of it may have been blanked out or replaced.</summary>
/// <param name="Insertions">What stands in the text and not in the student's own.</param>
internal sealed record StudentFile(
    string Path, CSharpParseOptions Options, SourceText Text, SyntaxTree Tree, ImmutableArray<Insertion> Insertions)
{
    public static StudentFile Parse(string path, string text, CSharpParseOptions options) =>
        Parse(path, SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256), options, []);

    public CompilationUnitSyntax Root => (CompilationUnitSyntax)Tree.GetRoot();

    public StudentFile Without(IEnumerable<TextSpan> spans) => Parse(Path, Blank.Out(Text, spans), Options, Insertions);

    public StudentFile Without(IEnumerable<SyntaxNode> nodes) => Without(nodes.SelectMany(Blank.SpansOf));

    public StudentFile Leave(IEnumerable<Gap> gaps)
    {
        var all = gaps.ToList();
        var changes = all.Select(gap => gap.Instead).OfType<TextChange>().OrderBy(change => change.Span.Start).ToList();
        return Parse(
            Path,
            Blank.Out(Text, all.SelectMany(gap => gap.Spans)).WithChanges(changes),
            Options,
            Insertions.AddRange(changes.Select(change =>
                new Insertion(Own(Text.Lines.GetLinePosition(change.Span.Start)), change.NewText!.Length))));
    }

    /// <summary>A position of the text in the student's own file.</summary>
    public LinePosition Own(LinePosition position)
    {
        var column = position.Character;
        foreach (var (at, length) in Insertions.Where(insertion => insertion.At.Line == position.Line).OrderBy(insertion => insertion.At.Character))
            column = column >= at.Character + length ? column - length : Math.Min(column, at.Character);
        return new(position.Line, column);
    }

    private static StudentFile Parse(string path, SourceText text, CSharpParseOptions options, ImmutableArray<Insertion> insertions) =>
        new(path, options, text, CSharpSyntaxTree.ParseText(text, options, path), insertions);
}

/// <param name="At">Where, in the student's own text.</param>
internal sealed record Insertion(LinePosition At, int Length);
