using System.CommandLine;
using System.Globalization;
using Autograder.App.Load;
using Spectre.Console;

namespace Autograder.App.Commands;

/// <summary><c>autograder load</c>: hands submissions in whose grades are known, and measures what becomes of them.</summary>
internal static class LoadCommand
{
    private const string KeyVariable = "LOAD_KEY";

    public static Command Create()
    {
        var submissions = Count("--submissions", "How many submissions: right, wrong and hostile ones.", 100, 100_000);
        var students = Count("--students", "How many students hand them in; they are added to the course.", 50, 10_000);
        var rate = new Option<double?>("--rate") { Description = "How many a second. Default: all at once." };
        rate.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 10_000))
                result.AddError($"--rate {result.Tokens[0].Value} is not a number above 0, such as 2.5.");
        });
        var url = new Option<string>("--url") { Description = "The service's address, on this machine.", DefaultValueFactory = _ => new Service.Hosting.ServiceSettings().Listen };
        var key = new Option<string?>("--key") { Description = $"A key to submit, read and manage. Default: {KeyVariable}." };
        var course = new Option<string?>("--course") { Description = "The course. Default: the only one there is." };
        var assignment = new Option<string?>("--assignment") { Description = "The assignment. Default: the course's only one." };
        var patience = Count("--minutes", "How long to wait for the grades, and then for their points for time.", 60, 10_000);
        var withoutTiming = new Option<bool>("--no-wait-timing") { Description = "Do not wait for points for time, which follow the grades: compare the grades without them." };
        var command = new Command(
            "load", "Hands in submissions whose grades are known to a service on this machine; prints throughput, latency, and any grade that is not as expected.")
        {
            submissions, students, rate, url, key, course, assignment, patience, withoutTiming,
        };
        command.SetAction((parsed, cancellation) => ExplainAsync(async () =>
        {
            var secret = parsed.GetValue(key) ?? Environment.GetEnvironmentVariable(KeyVariable)
                ?? throw new LoadException($"A key is needed: `autograder key create --scopes submit,read,manage` makes one. Give it with --key or in {KeyVariable}.");
            using var client = new LoadClient(parsed.GetValue(url)!, secret, TimeProvider.System);
            var where = parsed.GetValue(course) ?? Only(await client.GetAsync<List<CourseSeen>>("api/v1/courses", cancellation), c => c.Slug, "course");
            var what = parsed.GetValue(assignment)
                ?? Only(await client.GetAsync<List<AssignmentSeen>>($"api/v1/courses/{where}/assignments", cancellation), a => a.Slug, "assignment");
            var run = new LoadRun(client, where, what, new(parsed.GetValue(submissions), parsed.GetValue(rate), parsed.GetValue(students)), TimeProvider.System);
            var result = await run.RunAsync(TimeSpan.FromMinutes(parsed.GetValue(patience)), !parsed.GetValue(withoutTiming), Progress, cancellation);
            LoadTable.Write(result, AnsiConsole.Console);
            return result.Differences.Count == 0 ? ExitCode.Done : ExitCode.BelowThreshold;
        }));
        return command;
    }

    private static Option<int> Count(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} Default: {usual}.", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most))
                result.AddError($"{name} {result.Tokens[0].Value} is not a whole number from 1 to {most}.");
        });
        return option;
    }

    private static string Only<T>(List<T> all, Func<T, string> slug, string what) =>
        all is [var only] ? slug(only)
        : throw new LoadException(all.Count == 0 ? $"There is no {what} that this key reaches." : $"Name the {what} with --{what}: {string.Join(", ", all.Select(slug))}.");

    private static void Progress(string what, int ended, int all)
    {
        // Where somebody watches; the line is written over.
        if (!System.Console.IsErrorRedirected)
            System.Console.Error.Write($"\r{ended} of {all} {what}{(ended == all ? "\n" : "")}");
    }

    private static async Task<int> ExplainAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (LoadException e)
        {
            System.Console.Error.WriteLine(e.Message);
            return ExitCode.BadCall;
        }
        catch (OperationCanceledException)
        {
            System.Console.Error.WriteLine("Stopped.");
            return ExitCode.Interrupted;
        }
    }
}
