using System.CommandLine;
using System.Security.Cryptography;
using Autograder.App.Console;
using Autograder.Authoring;
using Autograder.Engine;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;
using Autograder.Engine.Reporting;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Submissions;

namespace Autograder.App.Commands;

/// <summary><c>autograder grade FOLDER</c>: one submission in, one report out.</summary>
internal static class GradeCommand
{
    public static Command Create()
    {
        var options = new GradeOptions();
        var command = options.CreateCommand();
        command.SetAction((parsed, cancellation) => RunAsync(options, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(GradeOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            return await GradeAsync(options, parsed, cancellation);
        }
        catch (Exception e) when (e is SubmissionException or AssignmentException or ArgumentException or ReportFileException)
        {
            System.Console.Error.WriteLine(e.Message);
            return ExitCode.BadCall;
        }
        catch (OperationCanceledException)
        {
            System.Console.Error.WriteLine("Stopped; nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (SandboxException e)
        {
            System.Console.Error.WriteLine($"The grader could not do its work: {e.Message}");
            System.Console.Error.WriteLine("Run `autograder doctor` to see what this machine lacks.");
            return ExitCode.OurFailure;
        }
        catch (Exception e)
        {
            System.Console.Error.WriteLine($"The grader failed; this is our fault, not the submission's. Please report it:\n{e}");
            return ExitCode.OurFailure;
        }
    }

    private static async Task<int> GradeAsync(GradeOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var assignment = AssignmentFolder.Load(parsed.GetValue(options.Assignment) ?? AssignmentFolder.Default);
        var submission = SubmissionFolder.Read(parsed.GetValue(options.Folder)!, assignment.Limits);
        var output = parsed.GetValue(options.Output);
        ReportFile.Check(output);

        await using var sandbox = SandboxChoice.Create(parsed.GetValue(options.Sandbox));
        await using var compiler = new CompileServer(sandbox, assignment.Limits);
        await using var workers = new WarmWorkers(sandbox, assignment.Limits, spares: 1, refill: false);
        workers.Fill();

        var pipeline = new GradingPipeline(assignment, compiler, workers, sandbox);
        var seed = parsed.GetValue(options.Seed) ?? BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 11;
        var request = new GradingRequest(submission, seed, parsed.GetValue(options.Exercises)!);
        pipeline.Select(request.Exercises);
        var untimed = parsed.GetValue(options.NoTiming);
        var report = await ProgressLine.ShowAsync(async progress =>
        {
            var @checked = await pipeline.GradeAsync(request, progress, cancellation);
            return untimed ? GradingPipeline.WithoutTiming(@checked) : await pipeline.TimeAsync(@checked, submission, progress, cancellation);
        });

        if (parsed.GetValue(options.Audience) == ReportAudience.Student)
            report = report.ForStudent();
        ReportFile.Write(report, parsed.GetValue(options.Format), output);
        return parsed.GetValue(options.FailUnder) is { } least && report.Score < least ? ExitCode.BelowThreshold : ExitCode.Done;
    }
}
