using System.Reflection;
using System.Text;
using Autograder.Engine.Submissions;
using Autograder.Service.Intake;

namespace Autograder.App.Classrooms;

/// <summary>The starter as it is given out; it comes inside the program.</summary>
internal static class Template
{
    /// <summary>Stands in the workflow where the teacher's own organisation belongs.</summary>
    public const string Placeholder = "ORGANISATION/autograder/.github/workflows/grade.yml@main";

    public const string Workflow = ".github/workflows/grade.yml";

    private const string Prefix = "template/";

    /// <summary>By their paths, with forward slashes.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } =
        Names().ToDictionary(name => name[Prefix.Length..].Replace('\\', '/'), Read, StringComparer.Ordinal);

    /// <summary>What a push of just the template is known by.</summary>
    public static string Hash() =>
        ContentHash.Of(Files.Where(f => SubmissionFiles.IsRead(f.Key)).Select(f => new UploadedFile(f.Key, f.Value)));

    public static void Write(string target, string? workflow)
    {
        foreach (var (path, content) in Files)
        {
            var file = Path.Combine(target, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, path == Workflow && workflow is not null ? Filled(content, workflow) : content);
        }
    }

    private static byte[] Filled(byte[] content, string workflow)
    {
        var (repository, reference) = (workflow.Split('@')[0], workflow[(workflow.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(Placeholder, $"{repository}/{Workflow}@{reference}", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names() => Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal));

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
