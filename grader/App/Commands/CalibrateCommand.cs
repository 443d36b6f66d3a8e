using System.CommandLine;
using System.Globalization;
using Autograder.Authoring;
using Autograder.Calibration;
using Autograder.Calibration.Banks;
using Autograder.Calibration.Bench;
using Autograder.Calibration.Results;
using Autograder.Engine.Sandbox;

namespace Autograder.App.Commands;

/// <summary><c>autograder calibrate BANK</c>: how often the grader itself is wrong.</summary>
internal static class CalibrateCommand
{
    /// <summary>On a terminal more than that is no reading; the file of <c>--output</c> holds all.</summary>
    private const int MostExceptions = 40;

    public static Command Create()
    {
        var options = new CalibrateOptions();
        var command = options.CreateCommand();
        command.SetAction((parsed, cancellation) => RunAsync(options, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CalibrateOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            return await CalibrateAsync(options, parsed, cancellation);
        }
        catch (Exception e) when (e is BankException or AssignmentException)
        {
            System.Console.Error.WriteLine(e.Message);
            return ExitCode.BadCall;
        }
        catch (OperationCanceledException)
        {
            System.Console.Error.WriteLine("Stopped.");
            return ExitCode.Interrupted;
        }
        catch (SandboxException e)
        {
            System.Console.Error.WriteLine($"The grader could not do its work: {e.Message}");
            return ExitCode.OurFailure;
        }
    }

    private static async Task<int> CalibrateAsync(CalibrateOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var assignment = AssignmentFolder.Load(parsed.GetValue(options.Assignment) ?? AssignmentFolder.Default);
        var folder = parsed.GetValue(options.Bank)!;
        var bank = Bank.Read(folder).Of(parsed.GetValue(options.Exercises)!);
        var hints = parsed.GetValue(options.Hints) ?? Path.Combine(folder, "..", "Calibration", "hints.yaml");
        var plan = new CalibrationPlan(
            parsed.GetValue(options.Parts)!, parsed.GetValue(options.FirstSeed), parsed.GetValue(options.Seeds), parsed.GetValue(options.WrongSeeds),
            Math.Max(1, parsed.GetValue(options.Stride)), Math.Max(1, parsed.GetValue(options.MutantStride)));

        await using var sandbox = SandboxChoice.Create(parsed.GetValue(options.Sandbox));
        await using var bench = new Workbench(assignment, sandbox, Math.Max(1, parsed.GetValue(options.Workers)));
        var result = await Calibrator.RunAsync(
            bench, bank, File.Exists(hints) ? HintKey.Read(hints) : HintKey.Empty, plan,
            line => System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss} {line}")), cancellation);
        Write(result, parsed.GetValue(options.Output));
        return result.Missed.Any() ? ExitCode.BelowThreshold : ExitCode.Done;
    }

    private static void Write(CalibrationResult result, string? output)
    {
        var table = CalibrationTable.Write(result);
        if (output is not null)
            File.WriteAllText(output, $"{table}\n{string.Concat(result.Exceptions.Select(e => $"- {e}\n"))}");
        System.Console.WriteLine(table);
        foreach (var exception in result.Exceptions.Take(MostExceptions))
            System.Console.WriteLine($"- {exception}");
        if (result.Exceptions.Count > MostExceptions)
            System.Console.WriteLine($"… and {result.Exceptions.Count - MostExceptions} more{(output is null ? ": --output FILE keeps all" : $" in {output}")}");
        foreach (var bar in result.Missed)
            System.Console.WriteLine($"Missed: {bar}.");
    }
}
