using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autograder.App.Classrooms;

/// <param name="Text">What was looked at; where it is off, what to do.</param>
internal sealed record Remark(bool IsFine, string Text);

/// <summary>Looks at a repository that students are to start from.</summary>
internal static partial class RepositoryCheck
{
    private const int LargestFile = 1 << 20;

    private static readonly string[] Hidden = ["Autograder.Reference", "namespace Autograder"];
    private static readonly string[] HiddenFolders = ["reference", "Oracles", "Mistakes", "Solutions", "Rivals"];

    public static IReadOnlyList<Remark> Of(string folder, Way way)
    {
        var files = Files(folder).ToList();
        return [.. Exercises(folder), .. Workflow(folder, way), Project(folder, files), Ignored(folder), Readme(folder), Built(folder), Reference(files), Secrets(folder, files)];
    }

    private static IEnumerable<Remark> Exercises(string folder)
    {
        var given = Template.Files.Where(f => f.Key.StartsWith("Exercises/", StringComparison.Ordinal)).ToList();
        var missing = given.Where(f => !File.Exists(Path.Combine(folder, f.Key))).Select(f => f.Key).ToList();
        yield return missing.Count == 0
            ? new(true, $"All {given.Count} exercises are there.")
            : new(false, $"Missing: {string.Join(", ", missing)}. Write them again with `autograder template`.");
        var solved = given.Select(f => f.Key).Except(missing)
            .Where(f => !File.ReadAllText(Path.Combine(folder, f)).Contains("NotImplementedException", StringComparison.Ordinal)).ToList();
        yield return solved.Count == 0
            ? new(true, "The exercises are stubs.")
            : new(false, $"Nothing is left to do in {string.Join(", ", solved)}: is that the solution?");
    }

    private static IEnumerable<Remark> Workflow(string folder, Way way)
    {
        var file = Path.Combine(folder, Template.Workflow);
        if (!File.Exists(file))
        {
            yield return way == Way.Webhook
                ? new(true, "There is no workflow that grades: the webhook tells of pushes.")
                : new(false, $"There is no {Template.Workflow}, which hands pushes in. It is not needed where a webhook does that (--way webhook); else write it again with `autograder template`.");
            yield break;
        }
        var text = File.ReadAllText(file);
        var (root, fault) = Parse(text);
        if (root is null)
        {
            yield return new(false, $"{Template.Workflow} is no workflow: {fault}");
            yield break;
        }
        var alone = text.Contains(Template.ReusableAlone, StringComparison.Ordinal);
        yield return text.Contains(Template.Placeholder + "/", StringComparison.Ordinal)
            ? new(false, $"{Template.Workflow} still names {Template.Placeholder}: put in whose repository holds the reusable workflow.")
            : Uses().IsMatch(text) ? new(true, "The workflow calls the reusable one.") : new(false, $"{Template.Workflow} does not call OWNER/REPOSITORY/.github/workflows/{Template.Reusable}@REF.");
        if (alone)
            yield return Release().IsMatch(text)
                ? new(true, "It names the release that grades.")
                : new(false, $"{Template.Workflow} lacks `release: OWNER/REPOSITORY@TAG`, the release that grades.");
        else
            yield return text.Contains("id-token: write", StringComparison.Ordinal)
                ? new(true, "The job may ask for its token.")
                : new(false, $"{Template.Workflow} lacks `permissions: id-token: write`: the job could not prove whose commit it is.");
        var triggers = root.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: "on" }).Value?.ToString() ?? "";
        yield return triggers.Contains("push", StringComparison.Ordinal)
            ? new(true, "It runs on push.")
            : new(false, $"{Template.Workflow} does not run `on: push`.");
    }

    private static (YamlMappingNode? Root, string? Fault) Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] ? (root, null) : (null, "it is empty.");
        }
        catch (YamlException e)
        {
            return (null, $"line {e.Start.Line}, column {e.Start.Column}: {e.Message}");
        }
    }

    private static Remark Project(string folder, List<string> files) => files.Count(f => f.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)) switch
    {
        1 => new(true, "There is one project."),
        0 => new(false, $"{folder} holds no project file: students could not build it."),
        var many => new(false, $"There are {many} project files. The settings of only one are used in grading: leave one."),
    };

    private static Remark Ignored(string folder)
    {
        var file = Path.Combine(folder, ".gitignore");
        var lines = File.Exists(file) ? File.ReadAllLines(file).Select(l => l.Trim().Trim('/')).ToHashSet() : [];
        return lines.Contains("bin") && lines.Contains("obj") ? new(true, "What builds leave behind is ignored.") : new(false, ".gitignore lacks bin/ and obj/: students would push half a gigabyte.");
    }

    private static Remark Readme(string folder) => File.Exists(Path.Combine(folder, "README.md")) ? new(true, "There is a README.") : new(false, "There is no README.md: students would not know what to do.");

    private static Remark Built(string folder) =>
        Directory.Exists(Path.Combine(folder, ".git")) && !File.Exists(Path.Combine(folder, ".git", "index"))
            ? new(false, "Nothing is committed yet.") : new(true, "The folder can be pushed.");

    private static Remark Reference(List<string> files)
    {
        var told = files.FirstOrDefault(f => f.Split('/').SkipLast(1).Any(HiddenFolders.Contains))
            ?? files.FirstOrDefault(f => f.EndsWith("Autograder.Reference.dll", StringComparison.OrdinalIgnoreCase));
        return told is null ? new(true, "Nothing of the reference is in it.") : new(false, $"{told} looks like a part of the reference, which students must not have.");
    }

    private static Remark Secrets(string folder, List<string> files)
    {
        foreach (var file in files.Where(f => new FileInfo(Path.Combine(folder, f)).Length < LargestFile))
        {
            var text = File.ReadAllText(Path.Combine(folder, file));
            if (Secret().IsMatch(text))
                return new(false, $"{file} holds what looks like a key or a token. Take it out, and make a new one.");
            if (Hidden.Any(h => text.Contains(h, StringComparison.Ordinal)))
                return new(false, $"{file} speaks of the grader's own code, which students must not have.");
        }
        return new(true, "No key, no token and nothing of the grader is in it.");
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').SkipLast(1).Any(p => p is "bin" or "obj" or ".git"));

    [GeneratedRegex(@"uses: *[\w.-]+/[\w.-]+/\.github/workflows/grade(?:-without-service)?\.yml@\S+")]
    private static partial Regex Uses();

    [GeneratedRegex(@"release: *[\w-]+/[\w.-]+@[\w.-]+")]
    private static partial Regex Release();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bag_[0-9a-f]{8,}_[0-9a-f]{20,}")]
    private static partial Regex Secret();
}
