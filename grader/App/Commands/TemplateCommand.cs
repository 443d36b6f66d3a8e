using System.CommandLine;
using System.Text.RegularExpressions;
using Autograder.App.Classrooms;

namespace Autograder.App.Commands;

/// <summary><c>autograder template OUT</c>: writes what an assignment's repository is made from.</summary>
internal static partial class TemplateCommand
{
    private static readonly Argument<string> target = new("OUT") { Description = "The folder to write: a new one, or an empty one." };

    private static readonly Option<Way> way = Choice.Of("--way", Way.Workflow,
        "How pushes get to their grades: `workflow`: a job hands in to a service; `webhook`: a service hears of them, without a job; `alone`: the job grades, without a service.");

    private static readonly Option<string?> workflow = new("--workflow")
    {
        Description = "The repository that holds the reusable workflow, such as my-course/autograder@main. Default: a place that is yours to fill in.",
    };

    private static readonly Option<string?> release = new("--release")
    {
        Description = $"With --way alone: the tag of that repository's release that grades. Default: {Template.OwnRelease}, this program's.",
    };

    private static readonly Option<string?> sha256 = new("--sha256")
    {
        Description = "With --way alone: the SHA-256 of the release's archive. Default: what the release says of itself.",
    };

    public static Command Create()
    {
        var command = new Command("template", "Writes what an assignment's repository is made from: the starter, its workflows, README and .gitignore, and nothing of the reference.")
        {
            target, way, workflow, release, sha256,
        };
        command.SetAction(parsed => Run(parsed.GetValue(target)!, parsed.GetValue(way), parsed));
        return command;
    }

    private static int Run(string folder, Way chosen, ParseResult parsed)
    {
        var (called, tag, sum) = (parsed.GetValue(workflow), parsed.GetValue(release), parsed.GetValue(sha256));
        if (called is not null && !Reference().IsMatch(called))
            return Refuse($"--workflow is OWNER/REPOSITORY@REF, such as my-course/autograder@main; “{called}” is not.");
        if (called is not null && chosen == Way.Webhook)
            return Refuse("--workflow is not for --way webhook: no workflow is written.");
        if ((tag ?? sum) is not null && (chosen != Way.Alone || called is null))
            return Refuse("--release and --sha256 are for --way alone, with --workflow.");
        if (tag is not null && !Tag().IsMatch(tag))
            return Refuse($"--release is the tag of a release, such as {Template.OwnRelease}; “{tag}” is not.");
        if (sum is not null && !Sum().IsMatch(sum))
            return Refuse($"--sha256 is 64 hexadecimal digits, as in the file autograder-linux-x64.tar.gz.sha256 of the release; “{sum}” is not.");
        if (File.Exists(folder) || Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return Refuse($"{folder} is not empty. Name a new folder: nothing is overwritten.");
        try
        {
            Template.Write(folder, chosen, called?.Split('@') is [var repository, var reference] ? new(repository, reference, tag ?? Template.OwnRelease, sum?.ToLowerInvariant()) : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse($"The template cannot be written to {folder}: {e.Message}");
        }
        System.Console.WriteLine(Path.GetFullPath(folder));
        System.Console.Error.WriteLine($"""
            Make a repository of it (git init, commit, push), and mark it as a template on GitHub.
            {Next(chosen)}
            `autograder classroom {folder}{(chosen == Way.Webhook ? " --way webhook" : "")}` checks it.
            templateHash for the assignment's GitHub settings: {Template.Hash()}
            """);
        return ExitCode.Done;
    }

    private static string Next(Way chosen) => chosen switch
    {
        Way.Workflow => "Set the Actions variable AUTOGRADER of the organisation to the service's address.",
        Way.Webhook => "Set up the webhook: grader/GITHUB.md says how.",
        Way.Alone => "The reference then lies on the machine that runs the student's code: read grader/GITHUB.md about it. Where the release's repository is private, set the secret AUTOGRADER_TOKEN.",
        _ => throw new System.Diagnostics.UnreachableException($"way {chosen}"),
    };

    private static int Refuse(string reason)
    {
        System.Console.Error.WriteLine(reason);
        return ExitCode.BadCall;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]+/[A-Za-z0-9._-]+@[A-Za-z0-9._/-]+\z")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\A[A-Fa-f0-9]{64}\z")]
    private static partial Regex Sum();
}
