using System.Reflection;
using System.Text;
using Autograder.Engine.Submissions;
using Autograder.Service.Intake;

namespace Autograder.App.Classrooms;

/// <summary>How pushes get to their grades: the ways of GITHUB.md.</summary>
internal enum Way
{
    /// <summary>A workflow hands in to a service.</summary>
    Workflow,

    /// <summary>A service hears of pushes by a webhook: no workflow is needed.</summary>
    Webhook,

    /// <summary>No service: the workflow grades itself.</summary>
    Alone,
}

/// <param name="Repository">Whose reusable workflow is called, and whose release is used, as <c>OWNER/REPOSITORY</c>.</param>
/// <param name="Reference">The branch or tag of the workflow.</param>
/// <param name="Release">The tag of the release with the grader.</param>
/// <param name="Sha256">What the release's archive must be; null: as the release says of itself.</param>
internal sealed record WorkflowPlace(string Repository, string Reference, string Release, string? Sha256);

/// <summary>The starter as it is given out; it comes inside the program.</summary>
internal static class Template
{
    /// <summary>Stands in a workflow where the teacher's own organisation belongs.</summary>
    public const string Placeholder = "ORGANISATION";

    public const string Workflow = ".github/workflows/grade.yml";

    /// <summary>The reusable workflows, which the student's own calls.</summary>
    public const string Reusable = "grade.yml", ReusableAlone = "grade-without-service.yml";

    private const string Prefix = "template/", AloneWorkflow = "alone/grade.yml", PlacedRepository = Placeholder + "/autograder";

    /// <summary>By their paths, with forward slashes.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } =
        Names().ToDictionary(name => name[Prefix.Length..].Replace('\\', '/'), Read, StringComparer.Ordinal);

    /// <summary>The release of this very program.</summary>
    public static string OwnRelease { get; } = $"v{typeof(Template).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>What a push of just the template is known by.</summary>
    public static string Hash() =>
        ContentHash.Of(Files.Where(f => SubmissionFiles.IsRead(f.Key)).Select(f => new UploadedFile(f.Key, f.Value)));

    /// <param name="place">null: left to be filled in.</param>
    public static void Write(string target, Way way, WorkflowPlace? place)
    {
        foreach (var (path, content) in Files)
        {
            if (path == Workflow && way == Way.Webhook)
                continue;
            var file = Path.Combine(target, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, path == Workflow ? Filled(way == Way.Alone ? Read(AloneWorkflow) : content, place) : content);
        }
    }

    private static byte[] Filled(byte[] content, WorkflowPlace? place)
    {
        var text = Encoding.UTF8.GetString(content).Replace($"{PlacedRepository}@TAG", $"{place?.Repository ?? PlacedRepository}@{place?.Release ?? OwnRelease}", StringComparison.Ordinal);
        if (place is not null)
            text = text.Replace($"{PlacedRepository}/", $"{place.Repository}/", StringComparison.Ordinal)
                .Replace(".yml@main", $".yml@{place.Reference}", StringComparison.Ordinal)
                .Replace("sha256: ''", $"sha256: '{place.Sha256}'", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
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
