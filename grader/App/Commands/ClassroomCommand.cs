using System.CommandLine;
using Autograder.App.Classrooms;

namespace Autograder.App.Commands;

/// <summary><c>autograder classroom FOLDER</c>: checks an assignment's repository before students get it.</summary>
internal static class ClassroomCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A clone of the repository that students' repositories are made from." };
        var way = Choice.Of("--way", Way.Workflow, "With `webhook` no workflow is asked for. The others are told apart by the workflow itself.");
        var command = new Command("classroom", "Checks the repository that students start from, and says what is off.") { folder, way };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(way)));
        return command;
    }

    private static int Run(string folder, Way way)
    {
        if (!Directory.Exists(folder))
        {
            System.Console.Error.WriteLine($"There is no folder {folder}.");
            return ExitCode.BadCall;
        }
        var remarks = RepositoryCheck.Of(folder, way);
        foreach (var remark in remarks)
            System.Console.WriteLine($"{(remark.IsFine ? "ok " : "OFF")}  {remark.Text}");
        var off = remarks.Count(r => !r.IsFine);
        System.Console.WriteLine(off == 0 ? "Students can start from it." : $"{off} of {remarks.Count} are off.");
        return off == 0 ? ExitCode.Done : ExitCode.BelowThreshold;
    }
}
