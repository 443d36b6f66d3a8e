using System.CommandLine;
using Autograder.Engine.Reporting;

namespace Autograder.App.Commands;

internal enum ReportFormat { Console, Json, Markdown, JUnit, Gradescope, Classroom }

internal enum SandboxKind { Bubblewrap, None }

/// <summary>The arguments of <c>autograder grade</c>.</summary>
internal sealed class GradeOptions
{
    public Argument<string> Folder { get; } = new("FOLDER") { Description = "The folder that a student would push." };

    public Option<ReportFormat> Format { get; } = Choice.Of("--format", ReportFormat.Console, "How the report is written.");

    public Option<string?> Output { get; } = new("--output") { Description = "The file to write the report to, instead of standard output." };

    public Option<ulong?> Seed { get; } = new("--seed") { Description = "The seed of the random inputs; the same seed gives the same verdicts. Default: a fresh one." };

    public Option<string[]> Exercises { get; } = new("--exercise") { Description = "The id of an exercise to grade; may be repeated. Default: all.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };

    public Option<string?> Assignment { get; } = new("--assignment") { Description = "The folder of an assignment. Default: the one that comes with the grader." };

    public Option<ReportAudience> Audience { get; } = Choice.Of("--audience", ReportAudience.Instructor,
        "For whom the report is: the student's shows no seed and nothing of hidden inputs.");

    public Option<int?> FailUnder { get; } = new("--fail-under") { Description = "Exit with 1 when the score is below this number of points." };

    public Option<SandboxKind> Sandbox { get; } = Choice.Of("--sandbox", SandboxKind.Bubblewrap,
        "`none` runs the code unconfined: only for code you would run yourself.");

    public Option<bool> NoTiming { get; } = new("--no-timing") { Description = "Make the checks only: the points for time are then in neither score nor maximum." };

    public Command CreateCommand() =>
        new("grade", "Grades one submission and reports.")
        {
            Folder, Format, Output, Seed, Exercises, Assignment, Audience, FailUnder, Sandbox, NoTiming,
        };
}
