using System.Collections.Immutable;
using System.Text;
using Autograder.Compiler.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Autograder.Compiler.Library;

/// <summary>The source that the SDK would generate for the student's project, and what the entry script needs.</summary>
internal static class OwnSources
{
    public const string Usings = "<usings>";

    public static SyntaxTree GlobalUsings(IEnumerable<string> directives, CSharpParseOptions options) =>
        // Global usings are newer than the language that a project may ask for: then it has none at home either.
        Tree(options.LanguageVersion >= LanguageVersion.CSharp10 ? string.Join('\n', directives) : "", options, Usings);

    public static SyntaxTree Attributes(CSharpParseOptions options, string friend) =>
        Tree($"[assembly: global::System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]", options, "<attributes>");

    /// <summary>Top-level statements declare a <c>Program</c> that other files may name.</summary>
    public static SyntaxTree Program(ImmutableArray<StudentFile> files, CSharpParseOptions options)
    {
        var program = new TypeKey("", "Program", 0);
        var isDeclared = files.Any(file => TypeKey.OutermostIn(file.Root).Any(type => TypeKey.Of(type) == program));
        return Tree(isDeclared ? "" : "partial class Program { }", options, "<program>");
    }

    private static SyntaxTree Tree(string text, CSharpParseOptions options, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256), options, path);
}
