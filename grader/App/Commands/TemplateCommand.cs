using System.CommandLine;
using System.Text.RegularExpressions;
using Autograder.App.Classrooms;

namespace Autograder.App.Commands;

/// <summary><c>autograder template OUT</c>: writes what an assignment's repository is made from.</summary>
internal static partial class TemplateCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("OUT") { Description = "The folder to write: a new one, or an empty one." };
        var workflow = new Option<string?>("--workflow")
        {
            Description = "The repository that holds the reusable workflow, such as my-course/autograder@main. Default: a place that is yours to fill in.",
        };
        var command = new Command("template", "Writes what an assignment's repository is made from: the starter, its workflows, README and .gitignore, and nothing of the reference.") { target, workflow };
        command.SetAction(parsed => Run(parsed.GetValue(target)!, parsed.GetValue(workflow)));
        return command;
    }

    private static int Run(string target, string? workflow)
    {
        if (workflow is not null && !Reference().IsMatch(workflow))
            return Refuse($"--workflow is OWNER/REPOSITORY@REF, such as my-course/autograder@main; “{workflow}” is not.");
        if (File.Exists(target) || Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            return Refuse($"{target} is not empty. Name a new folder: nothing is overwritten.");
        try
        {
            Template.Write(target, workflow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse($"The template cannot be written to {target}: {e.Message}");
        }
        System.Console.WriteLine(Path.GetFullPath(target));
        System.Console.Error.WriteLine($"""
            Make a repository of it (git init, commit, push), mark it as a template on GitHub, and set the variable AUTOGRADER of
            the organisation to the service's address. `autograder classroom {target}` checks it.
            templateHash for the assignment's GitHub settings: {Template.Hash()}
            """);
        return ExitCode.Done;
    }

    private static int Refuse(string reason)
    {
        System.Console.Error.WriteLine(reason);
        return ExitCode.BadCall;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]+/[A-Za-z0-9._-]+@[A-Za-z0-9._/-]+\z")]
    private static partial Regex Reference();
}
