using System.Xml.Linq;

namespace Autograder.Compiler.Project;

/// <summary>What a project file asks for and does not get here, in sentences for the report.</summary>
internal static class WhatElseMatters
{
    private const int LongestValue = 80;

    private static readonly string[] Given = ["TorchSharp", "libtorch", "SharpZipLib", "SkiaSharp", "Google.Protobuf"];

    public static IEnumerable<string> In(string path, XElement project)
    {
        foreach (var element in project.Descendants())
        {
            var sentence = element.Name.LocalName switch
            {
                "PackageReference" when Of(element, "Include") is { } package && !IsGiven(package) =>
                    $"the package {package} is not available here",
                "Reference" when Of(element, "Include") is { } assembly => $"the reference to {assembly} is ignored",
                "ProjectReference" when Of(element, "Include") is { } other => $"the reference to {other} is ignored",
                "FrameworkReference" when Of(element, "Include") is { } framework => $"the framework {framework} is not available here",
                "AllowUnsafeBlocks" when IsTrue(element) => "AllowUnsafeBlocks is ignored: unsafe code is not allowed",
                "DefineConstants" when Text(element) is { Length: > 0 } constants => $"DefineConstants ({constants}) is ignored",
                "Compile" when Of(element, "Remove") is { } pattern => $"Compile Remove=\"{pattern}\" is ignored: all of your files are compiled",
                "Compile" when Of(element, "Include") is { } pattern => $"Compile Include=\"{pattern}\" is ignored: the files of your submission are compiled",
                "EnableDefaultCompileItems" or "EnableDefaultItems" when !IsTrue(element) => $"{element.Name.LocalName} is ignored: all of your files are compiled",
                "CheckForOverflowUnderflow" when IsTrue(element) => "CheckForOverflowUnderflow is ignored: arithmetic is unchecked",
                "UsingTask" or "Import" => $"<{element.Name.LocalName}> is ignored: nothing of a project file is run",
                _ => null,
            };
            if (sentence is not null)
                yield return $"{path}: {sentence}.";
        }
    }

    // TorchSharp, and what it stands on.
    private static bool IsGiven(string package) =>
        Given.Any(name => package.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static string? Of(XElement element, string attribute) =>
        element.Attribute(attribute)?.Value is { Length: > 0 } value ? Short(value) : null;

    private static string Text(XElement element) => Short(element.Value.Trim());

    private static bool IsTrue(XElement element) => string.Equals(element.Value.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    private static string Short(string value) => value.Length <= LongestValue ? value : $"{value[..LongestValue]}…";
}
