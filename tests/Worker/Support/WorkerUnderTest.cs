using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Autograder.Contracts;
using Autograder.Contracts.Wire;

namespace Autograder.Worker.Tests.Support;

/// <summary>The real worker as a child process, driven over its pipes as the engine does.</summary>
internal sealed class WorkerUnderTest : IAsyncDisposable
{
    /// <summary>Enough for any machine; a test that waits as long has failed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly FrameStream frames;
    private readonly StringBuilder errors = new();
    private readonly Channel<string> errorLines = Channel.CreateUnbounded<string>();
    private readonly Task drained;
    private int number;

    private WorkerUnderTest()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Autograder.Worker.dll") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OMP_NUM_THREADS"] = start.Environment["MKL_NUM_THREADS"] = "1";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        process = Process.Start(start)!;
        frames = new(process.StandardOutput.BaseStream, process.StandardInput.BaseStream, (1 << 20) + (64 << 10));
        drained = DrainAsync();
    }

    public Process Process => process;

    /// <summary>A worker that has said it is ready.</summary>
    public static async Task<WorkerUnderTest> StartAsync()
    {
        var worker = new WorkerUnderTest();
        Assert.IsType<WorkerReply.Ready>(await worker.ReceiveAsync());
        return worker;
    }

    /// <summary>A worker that has loaded a file of <c>Submissions/</c>.</summary>
    public static async Task<WorkerUnderTest> StartAsync(string submission)
    {
        var worker = await StartAsync();
        Assert.IsType<WorkerReply.Loaded>(await worker.AskAsync(SubmissionUnderTest.Load(submission)));
        return worker;
    }

    public Task<WorkerReply?> CallAsync(string method, params Value[] arguments) => CallAsync(method, Taint.None, arguments);

    public async Task<WorkerReply?> CallAsync(string method, Taint taint, params Value[] arguments) =>
        await AskAsync(new WorkerRequest.Invoke(++number, new($"Probe.{method}", [.. arguments], taint)));

    public async Task<WorkerReply.Returned> ReturnAsync(string method, params Value[] arguments) => await ReturnAsync(method, Taint.None, arguments);

    public async Task<WorkerReply.Returned> ReturnAsync(string method, Taint taint, params Value[] arguments)
    {
        var reply = await CallAsync(method, taint, arguments);
        var returned = reply as WorkerReply.Returned ?? throw new Xunit.Sdk.XunitException($"{method} did not return: {reply}");
        Assert.Equal(number, returned.Number);
        return returned;
    }

    public async Task<WorkerReply.Threw> ThrowAsync(string method, params Value[] arguments) =>
        Assert.IsType<WorkerReply.Threw>(await CallAsync(method, arguments));

    /// <summary>The reply; null when the process has ended instead.</summary>
    public async Task<WorkerReply?> AskAsync(WorkerRequest request)
    {
        await SendAsync(WorkerCodec.Encode(request));
        return await ReceiveAsync();
    }

    public async Task SendAsync(ReadOnlyMemory<byte> payload) => await Task.Run(() => frames.Write(payload)).WaitAsync(Patience);

    /// <summary>The end of the stream of requests.</summary>
    public void Close() => process.StandardInput.Close();

    public async Task<WorkerReply?> ReceiveAsync() =>
        await Task.Run(frames.Read).WaitAsync(Patience) is { } payload ? WorkerCodec.DecodeReply(payload) : null;

    /// <summary>Waits for the end that the process comes to by itself.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        await drained.WaitAsync(Patience);
        return (process.ExitCode, errors.ToString());
    }

    /// <summary>Waits until the process has written a line to standard error.</summary>
    public async Task ErrorLineAsync(string line)
    {
        await foreach (var written in errorLines.Reader.ReadAllAsync(new CancellationTokenSource(Patience).Token))
            if (written == line)
                return;
        Assert.Fail($"the process ended without writing {line}");
    }

    private async Task DrainAsync()
    {
        var buffer = new char[4096];
        var line = "";
        while (await process.StandardError.ReadAsync(buffer) is > 0 and var count)
        {
            errors.Append(buffer, 0, count);
            var lines = (line + new string(buffer, 0, count)).Split('\n');
            foreach (var complete in lines[..^1])
                errorLines.Writer.TryWrite(complete);
            line = lines[^1];
        }
        errorLines.Writer.Complete();
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
