using Autograder.Engine.Submissions;

namespace Autograder.Benchmarks.Timing;

internal enum LoadKind { Idle, Bursts, Spinners, Memory, Gradings }

/// <summary>What else the machine does while time is taken.</summary>
internal sealed class BusyMachine : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly List<Thread> threads = [];
    private readonly List<Task> gradings = [];

    public static BusyMachine Start(LoadKind kind, Machinery machinery)
    {
        var load = new BusyMachine();
        for (var core = 0; core < Environment.ProcessorCount; core++)
        {
            switch (kind)
            {
                case LoadKind.Idle:
                    break;
                case LoadKind.Bursts:
                    load.Add(Burst);
                    break;
                case LoadKind.Spinners:
                    load.Add(Spin);
                    break;
                case LoadKind.Memory:
                    load.Add(Stream);
                    break;
                case LoadKind.Gradings:
                    load.gradings.Add(load.GradeAsync(machinery));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException($"load {kind}");
            }
        }
        return load;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        threads.ForEach(t => t.Join());
        await Task.WhenAll(gradings);
        ending.Dispose();
    }

    private void Add(Action<CancellationToken> work)
    {
        var thread = new Thread(() => work(ending.Token)) { IsBackground = true };
        thread.Start();
        threads.Add(thread);
    }

    private static void Burst(CancellationToken ending)
    {
        var random = new Random();
        while (!ending.IsCancellationRequested)
        {
            for (var until = Environment.TickCount64 + random.Next(5, 80); Environment.TickCount64 < until;)
                Thread.SpinWait(100);
            Thread.Sleep(random.Next(5, 80));
        }
    }

    private static void Spin(CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
            Thread.SpinWait(1000);
    }

    private static void Stream(CancellationToken ending)
    {
        var numbers = new double[16 << 20];
        while (!ending.IsCancellationRequested)
            for (var i = 0; i < numbers.Length; i += 8)
                numbers[i] += i;
    }

    private async Task GradeAsync(Machinery machinery)
    {
        var submission = SubmissionFolder.Read(Repository.At("reference", "Solutions"), machinery.Assignment.Limits);
        for (var seed = 1UL; !ending.IsCancellationRequested; seed++)
            await machinery.Pipeline.GradeAsync(new(submission, seed, []), null, CancellationToken.None);
    }
}
