using System.Globalization;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Sandbox.Bubblewrap;

namespace Autograder.Sandbox.Tests;

public sealed class WorkerTests
{
    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("none")]
    public async Task Worker_StartedInASandbox_SaysReadyAndEndsWithItsInput(string name)
    {
        await using ISandbox sandbox = name == "none" ? new UnconfinedSandbox(ChildPrograms.Find()) : new BubblewrapSandbox(ChildPrograms.Find());
        Assert.Equal(name, sandbox.Name);
        await using var worker = await sandbox.StartAsync(ChildProgram.Worker, new Limits(), TestContext.Current.CancellationToken);
        var payload = await new FrameClient(new(worker.Output, worker.Input, 1 << 20)).ReadAsync().WaitAsync(TestContext.Current.CancellationToken);
        Assert.IsType<WorkerReply.Ready>(WorkerCodec.DecodeReply(payload));
        if (name == "bubblewrap")
        {
            Assert.Equal(BubblewrapCommand.Niceness, NicenessOf(NewestWorker) - NicenessOf("/proc/self"));
            // Only where the kernel shares processors out by sessions is there anything to set.
            if (SchedulingGroup.NicenessOf(Environment.ProcessId) is not null)
                Assert.Equal(BubblewrapCommand.Niceness, SchedulingGroup.NicenessOf(int.Parse(Path.GetFileName(NewestWorker), CultureInfo.InvariantCulture)));
        }
        worker.Input.Close();
        var exit = await worker.Exited.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal((0, null), (exit.ExitCode, exit.Broken));
    }

    /// <summary>The process that was started last as a worker.</summary>
    private static string NewestWorker => Directory.EnumerateDirectories("/proc")
        .Where(p => int.TryParse(Path.GetFileName(p), out _) && IsWorker(p)).MaxBy(p => StatOf(p, 22))!;

    private static bool IsWorker(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/cmdline").StartsWith("/dotnet/dotnet\0/app/worker/", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static int NicenessOf(string process) => (int)StatOf(process, 19);

    /// <summary>A field of proc_pid_stat(5), by its number there.</summary>
    private static long StatOf(string process, int field)
    {
        var line = File.ReadAllText($"{process}/stat");
        return long.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[field - 3], CultureInfo.InvariantCulture);
    }
}
