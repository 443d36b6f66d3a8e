using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autograder.Compiler.Project;

/// <summary>What of a project file decides how its sources are understood.</summary>
/// <param name="GlobalUsings">Global using directives as the SDK writes them, such as <c>global using global::System;</c>.</param>
internal sealed record ProjectSettings(LanguageVersion Language, NullableContextOptions Nullable, ImmutableArray<string> GlobalUsings)
{
    public const LanguageVersion DefaultLanguage = LanguageVersion.CSharp14;

    /// <summary>The namespaces that <c>ImplicitUsings</c> imports for a console project.</summary>
    public static ImmutableArray<string> ImplicitUsings { get; } =
    [
        .. new[]
        {
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        }.Select(name => $"global using global::{name};"),
    ];

    /// <summary>The starter's own settings.</summary>
    public static ProjectSettings Starter { get; } = new(
        DefaultLanguage,
        NullableContextOptions.Enable,
        [
            .. ImplicitUsings,
            "global using global::TorchSharp;",
            "global using static global::TorchSharp.torch;",
            "global using global::Autodiff.Kit;",
        ]);

    /// <summary>What to try where these settings give errors, each with the sentence that tells of it.</summary>
    public IEnumerable<(ProjectSettings Settings, string Note)> Alternatives()
    {
        var all = GlobalUsings.Union(Starter.GlobalUsings).ToImmutableArray();
        if (all.Length > GlobalUsings.Length)
            yield return (With(Language, all), "The submission was compiled with the starter's global usings too: without them it does not compile.");
        if (Language != DefaultLanguage)
            yield return (With(DefaultLanguage, all), $"The submission was compiled as C# 14 with the starter's global usings: as C# {Language.ToDisplayString()} it does not compile.");
    }

    private ProjectSettings With(LanguageVersion language, ImmutableArray<string> usings) => new(language, Nullable, usings);

    public CSharpParseOptions ParseOptions { get; } = new(
        Language,
        DocumentationMode.None,
        SourceCodeKind.Regular,
        ["TRACE", "RELEASE", "NET", "NETCOREAPP", "NET10_0", .. Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER")]);
}
