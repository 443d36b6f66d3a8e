using System.CommandLine;
using Autograder.Calibration;

namespace Autograder.App.Commands;

/// <summary>The arguments of <c>autograder calibrate</c>.</summary>
internal sealed class CalibrateOptions
{
    public Argument<string> Bank { get; } = new("BANK") { Description = "The folder of the bank of answers, such as tests/Corpus.", DefaultValueFactory = _ => "tests/Corpus" };

    public Option<BankPart[]> Parts { get; } = new("--part") { Description = "What of it is graded; may be repeated. Default: all.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => Enum.GetValues<BankPart>() };

    public Option<string[]> Exercises { get; } = new("--exercise") { Description = "The id of an exercise; may be repeated. Default: all.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };

    public Option<int> Seeds { get; } = new("--seeds") { Description = "How many seeds right answers are graded with.", DefaultValueFactory = _ => 20 };

    public Option<int> WrongSeeds { get; } = new("--wrong-seeds") { Description = "How many seeds wrong answers and those of the way are graded with.", DefaultValueFactory = _ => 3 };

    public Option<ulong> FirstSeed { get; } = new("--first-seed") { Description = "The first seed.", DefaultValueFactory = _ => 1UL };

    public Option<int> Stride { get; } = new("--every") { Description = "Takes every how many-th answer: a sample.", DefaultValueFactory = _ => 1 };

    public Option<int> MutantStride { get; } = new("--every-mutant") { Description = "Takes every how many-th mutant.", DefaultValueFactory = _ => 1 };

    public Option<int> Workers { get; } = new("--workers") { Description = "How many workers run at a time. Default: one for each core.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public Option<string?> Hints { get; } = new("--hints") { Description = "The file that says which name is right for which mistake. Default: Calibration/hints.yaml beside the bank." };

    public Option<string?> Output { get; } = new("--output") { Description = "A file for the table and every exception, instead of standard output." };

    public Option<string?> Assignment { get; } = new("--assignment") { Description = "The folder of an assignment. Default: the one that comes with the grader." };

    public Option<SandboxKind> Sandbox { get; } = new("--sandbox") { Description = "`none` runs the bank unconfined.", DefaultValueFactory = _ => SandboxKind.Bubblewrap };

    public Command CreateCommand() =>
        new("calibrate", "Grades a bank of answers whose endings are known, and tells how often the grader is wrong.")
        {
            Bank, Parts, Exercises, Seeds, WrongSeeds, FirstSeed, Stride, MutantStride, Workers, Hints, Output, Assignment, Sandbox,
        };
}
