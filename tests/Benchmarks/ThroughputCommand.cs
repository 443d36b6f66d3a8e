using System.CommandLine;
using System.Globalization;
using Autograder.Benchmarks.Throughput;
using Autograder.Engine.Submissions;

namespace Autograder.Benchmarks;

/// <summary>
/// The same submissions checked by the grader, in its sandbox, and by <c>dotnet test</c> without one, in turns on the same
/// machine. The bar: ten times as many in the same time as <c>dotnet test</c> as a project has it by itself; one that links its
/// packages is told beside.
/// </summary>
internal static class ThroughputCommand
{
    private const double Bar = 10;

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each has its turn.", DefaultValueFactory = _ => 3 };
        var graded = new Option<int>("--graded") { Description = "Submissions that the grader checks in a turn.", DefaultValueFactory = _ => 40 };
        var tested = new Option<int>("--tested") { Description = "Submissions that dotnet test checks in a turn, of either kind; 0 measures the grader alone.", DefaultValueFactory = _ => 6 };
        var parallel = new Option<int>("--parallel") { Description = "Submissions at a time, for both.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var idle = new Option<int>("--idle") { Description = "Submissions graded one after the other, each with a worker that waits ready.", DefaultValueFactory = _ => 20 };
        var command = new Command("throughput", "Compares the grader in its sandbox with dotnet test without one.") { rounds, graded, tested, parallel, idle };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(rounds), parsed.GetValue(graded), parsed.GetValue(tested), parsed.GetValue(parallel), parsed.GetValue(idle), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, int graded, int tested, int parallel, int idle, CancellationToken cancellation)
    {
        await using var grader = new OurGrader(parallel);
        using DotnetTest copying = new(isLinked: false), linking = new(isLinked: true);
        Console.WriteLine($"{parallel} at a time, {rounds} turns each: {graded} model solutions by the grader, {tested} by dotnet test");

        var ours = new Turns(grader.GradeAsync, parallel);
        var theirs = new Turns(copying.TestAsync, parallel);
        var linked = new Turns(linking.TestAsync, parallel);
        await ours.WarmAsync(cancellation);
        if (tested > 0)
        {
            await theirs.WarmAsync(cancellation);
            await linked.WarmAsync(cancellation);
        }
        var (own, before) = (TimeSpan.Zero, grader.Sandboxed);
        for (var round = 0; round < rounds; round++)
        {
            await theirs.TakeAsync(tested, cancellation);
            await linked.TakeAsync(tested, cancellation);
            var started = Environment.CpuUsage.TotalTime;
            await ours.TakeAsync(graded, cancellation);
            own += Environment.CpuUsage.TotalTime - started;
        }
        var (sandboxed, submissions) = grader.Sandboxed;

        if (tested > 0)
        {
            Console.WriteLine($"dotnet test, no sandbox, packages copied: {theirs}");
            Console.WriteLine($"dotnet test, no sandbox, packages linked: {linked}");
        }
        Console.WriteLine($"autograder, sandboxed:                    {ours}");
        Console.WriteLine($"CPU time of each: {Figures.Text((sandboxed - before.Cpu) / (submissions - before.Submissions))} in the sandbox, {Figures.Text(own / (submissions - before.Submissions))} in the grader");
        if (idle > 0)
            Console.WriteLine($"autograder, warm and idle, one after the other: p50 {Figures.Text(await grader.IdleAsync(idle, cancellation))}");
        if (tested == 0)
            return 0;
        var ratio = ours.PerMinute / theirs.PerMinute;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio: {ratio:0.0} (bar: {Bar:0}); against linked packages: {ours.PerMinute / linked.PerMinute:0.0}"));
        return ratio >= Bar ? 0 : 1;
    }

    /// <summary>A model solution that nothing has seen before: one comment differs.</summary>
    internal static Submission Fresh(Submission model, int number) =>
        model with { Sources = [.. model.Sources.Select(s => s with { Text = $"{s.Text}\n// submission {number}\n" })] };
}
