using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autograder.Compiler.Project;

/// <summary>
/// A student's project file, read as data: nothing of it is run. What it sets beyond <see cref="ProjectSettings"/> and would
/// matter is told in a note.
/// </summary>
internal sealed partial record ProjectFile(ProjectSettings Settings, ImmutableArray<string> Notes)
{
    private const int LongestText = 256 * 1024;

    public static ProjectFile Read(SourceFile? file)
    {
        if (file is null)
            return new(ProjectSettings.Starter, []);
        try
        {
            return Read(file.Path, Parse(file.Text));
        }
        catch (XmlException e)
        {
            return new(ProjectSettings.Starter, [$"{file.Path} could not be read ({e.Message}); the starter's settings were used."]);
        }
    }

    private static XElement Parse(string text)
    {
        if (text.Length > LongestText)
            throw new XmlException($"it is longer than {LongestText} characters");
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LongestText,
            IgnoreComments = true,
        };
        using var reader = XmlReader.Create(new StringReader(text), settings);
        var root = XDocument.Load(reader).Root;
        return root?.Name.LocalName == "Project" ? root : throw new XmlException("it is no project");
    }

    private static ProjectFile Read(string path, XElement project)
    {
        var notes = new List<string>();
        var language = ProjectSettings.DefaultLanguage;
        if (Property(project, "LangVersion") is { } version && !LanguageVersionFacts.TryParse(version, out language))
        {
            language = ProjectSettings.DefaultLanguage;
            notes.Add($"{path}: LangVersion {version} is not known here; C# 14 was used.");
        }
        var nullable = Property(project, "Nullable")?.ToLowerInvariant() switch
        {
            "enable" => NullableContextOptions.Enable,
            "warnings" => NullableContextOptions.Warnings,
            "annotations" => NullableContextOptions.Annotations,
            _ => NullableContextOptions.Disable,
        };
        if (language is LanguageVersion.Default)
            language = ProjectSettings.DefaultLanguage;
        if (language.MapSpecifiedToEffectiveVersion() < LanguageVersion.CSharp8)
            nullable = NullableContextOptions.Disable;
        var usings = Usings(path, project, notes);
        notes.AddRange(WhatElseMatters.In(path, project));
        return new(new(language, nullable, usings), [.. notes.Distinct()]);
    }

    private static ImmutableArray<string> Usings(string path, XElement project, List<string> notes)
    {
        var isImplicit = Property(project, "ImplicitUsings")?.ToLowerInvariant() is "enable" or "true";
        var usings = isImplicit ? ProjectSettings.ImplicitUsings.ToList() : [];
        foreach (var item in project.Descendants().Where(element => element.Name.LocalName == "Using"))
        {
            foreach (var name in Names(item, "Remove"))
                usings.RemoveAll(directive => directive.EndsWith($"global::{name};", StringComparison.Ordinal));
            foreach (var name in Names(item, "Include"))
            {
                if (Directive(name, Metadata(item, "Static"), Metadata(item, "Alias")) is { } directive)
                    usings.Add(directive);
                else
                    notes.Add($"{path}: the Using of {name} was not understood and is ignored.");
            }
        }
        return [.. usings.Distinct()];
    }

    private static string? Directive(string name, string? isStatic, string? alias)
    {
        if (!TypeName.IsMatch(name) || (alias is { Length: > 0 } && !SyntaxFacts.IsValidIdentifier(alias)))
            return null;
        if (alias is { Length: > 0 })
            return $"global using {alias} = global::{name};";
        return string.Equals(isStatic, "true", StringComparison.OrdinalIgnoreCase)
            ? $"global using static global::{name};"
            : $"global using global::{name};";
    }

    private static string? Property(XElement project, string name) =>
        project.Elements().Where(group => group.Name.LocalName == "PropertyGroup")
            .SelectMany(group => group.Elements())
            .LastOrDefault(element => element.Name.LocalName == name)?.Value.Trim();

    private static string? Metadata(XElement item, string name) =>
        (item.Attribute(name)?.Value ?? item.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value)?.Trim();

    private static string[] Names(XElement item, string attribute) =>
        (item.Attribute(attribute)?.Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Without spaces, quotes or semicolons: a name stays a name, whatever a project file says.
    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_.<>,\[\]?]*$", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName { get; }
}
