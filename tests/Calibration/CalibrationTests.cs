using System.Reflection;
using Autograder.Calibration.Banks;
using Autograder.Calibration.Bench;
using Autograder.Engine.Sandbox;
using Autograder.Reference;

namespace Autograder.Calibration.Tests;

/// <summary>A sample of the calibration; the full run is <c>autograder calibrate</c>, its result is in README.md.</summary>
public sealed class CalibrationTests
{
    private const int Stride = 12, MutantStride = 60;

    [Fact]
    public async Task Bank_ASampleOfIt_IsJudgedAsItsKeepersSay()
    {
        var bank = Bank.Read(At("tests/Corpus"));
        // What is known not to be seen is counted by the full run.
        bank = bank with { Provenance = [.. bank.Provenance.Where(e => !e.Text.Contains("\n// open: ", StringComparison.Ordinal))] };

        var result = await RunAsync(bank, new(Enum.GetValues<BankPart>(), 1, Seeds: 2, WrongSeeds: 1, Stride, MutantStride));

        Assert.True(!result.Missed.Any(), string.Join("\n", result.Missed.Concat(result.Exceptions)));
        Assert.True(result.Mutants!.Judged > result.Mutants.Equivalent);
    }

    /// <summary>A wrong answer among the right ones, and a right one among the wrong: both must be counted.</summary>
    [Fact]
    public async Task Bank_WithItsPartsExchanged_MissesItsBars()
    {
        const string exercise = "trace-product";
        var (right, wrong) = (File.ReadAllText(At($"tests/Corpus/Right/{exercise}/tape-grad.cs")), File.ReadAllText(At($"tests/Corpus/Wrong/{exercise}/twice.cs")));
        var bank = new Bank([new("wrong", exercise, wrong)], [new("right", exercise, right, ["AnalyticGradient"], "failed", "none")], []);

        var result = await RunAsync(bank, new([BankPart.Right, BankPart.Wrong], 1, Seeds: 2, WrongSeeds: 1, 1, 1));

        Assert.Equal((2, 1), (result.Right!.Total.Events, result.Wrong!.Passes.Events));
        Assert.Equal(2, result.Missed.Count());
    }

    private static async Task<Results.CalibrationResult> RunAsync(Bank bank, CalibrationPlan plan)
    {
        await using var sandbox = new BubblewrapSandbox(ChildPrograms.Find());
        await using var bench = new Workbench(new AutodiffAssignment().Load(At("reference")), sandbox, workers: 2);
        return await Calibrator.RunAsync(bench, bank, HintKey.Read(At("tests/Calibration/hints.yaml")), plan, _ => { }, TestContext.Current.CancellationToken);
    }

    private static string At(string path) => Path.GetFullPath(Path.Combine(
        typeof(CalibrationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!, path));
}
