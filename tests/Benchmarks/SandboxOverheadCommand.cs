using System.CommandLine;
using System.Diagnostics;
using Autograder.Authoring;
using Autograder.Engine.Checking;
using Autograder.Engine.Sandbox;

namespace Autograder.Benchmarks;

/// <summary>
/// What the sandbox costs: from the start of a worker to its "ready", in the sandbox and without, in turns, so that whatever
/// else the machine does falls on both alike. The bar: less than 60 ms a worker.
/// </summary>
internal static class SandboxOverheadCommand
{
    private static readonly TimeSpan Bar = TimeSpan.FromMilliseconds(60);

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Pairs of workers to start.", DefaultValueFactory = _ => 30 };
        var command = new Command("sandbox-overhead", "Starts workers in the sandbox and without, in turns, and compares the medians.") { rounds };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(rounds), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, CancellationToken cancellation)
    {
        var programs = ChildPrograms.Find();
        await using var sandbox = new BubblewrapSandbox(programs);
        await using var unconfined = new UnconfinedSandbox(programs);
        // The first of each reads the files from the disk.
        await StartAsync(sandbox, cancellation);
        await StartAsync(unconfined, cancellation);

        List<TimeSpan> inside = [], outside = [];
        for (var round = 0; round < rounds; round++)
        {
            // Whoever goes second finds warmer caches: each does half the time.
            var sandboxFirst = round % 2 == 0;
            var first = await StartAsync(sandboxFirst ? sandbox : unconfined, cancellation);
            var second = await StartAsync(sandboxFirst ? unconfined : sandbox, cancellation);
            inside.Add(sandboxFirst ? first : second);
            outside.Add(sandboxFirst ? second : first);
        }

        var overhead = Figures.Median(inside.Zip(outside, (i, o) => i - o));
        Console.WriteLine($"worker started to ready, {rounds} pairs, medians: in the sandbox {Figures.Text(Figures.Median(inside))}, without {Figures.Text(Figures.Median(outside))}");
        Console.WriteLine($"the sandbox costs {Figures.Text(overhead)} a worker (median of the differences; bar: under {Figures.Text(Bar)})");
        return overhead < Bar ? 0 : 1;
    }

    private static async Task<TimeSpan> StartAsync(ISandbox sandbox, CancellationToken cancellation)
    {
        await using var workers = new WarmWorkers(sandbox, new Limits(), spares: 0, refill: false);
        var started = Stopwatch.GetTimestamp();
        var worker = await workers.TakeAsync(cancellation);
        var took = Stopwatch.GetElapsedTime(started);
        await worker.Process.DisposeAsync();
        return took;
    }
}
