using System.Collections;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Autograder.Sandbox.Probe;

/// <summary>What the probe can be told to do.</summary>
internal static class Deeds
{
    private static readonly List<object> kept = [];

    public static string Do(string deed, string[] words) => deed switch
    {
        "ping" => "pong",
        "torch" => Torch(),
        "read" => $"read {File.ReadAllText(words[0]).Length}",
        "cat" => File.ReadAllText(words[0]).ReplaceLineEndings("|"),
        "write" => Write(words[0], int.Parse(words[1], CultureInfo.InvariantCulture)),
        "list" => string.Join(' ', Directory.EnumerateFileSystemEntries(words[0]).Order()),
        "fds" => string.Join(' ', Directory.EnumerateFileSystemEntries("/proc/self/fd").Select(f => new FileInfo(f).LinkTarget)),
        "environment" => string.Join(' ', Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => $"{e.Key}={e.Value}").Order()),
        "connect" => Connect(words[0], int.Parse(words[1], CultureInfo.InvariantCulture)),
        "syscall" => Call([.. words.Select(w => long.Parse(w, CultureInfo.InvariantCulture))]),
        "managed" => Keep(() => GC.AllocateArray<byte>(1 << 20), words[0], fill: true),
        "native" => Native(long.Parse(words[0], CultureInfo.InvariantCulture)),
        "tensors" => Keep(() => ones(1 << 17, dtype: float64), words[0], fill: false),
        "shared" => Shared(long.Parse(words[0], CultureInfo.InvariantCulture)),
        "threads" => Threads(int.Parse(words[0], CultureInfo.InvariantCulture)),
        "open" => Open(int.Parse(words[0], CultureInfo.InvariantCulture)),
        "processors" => string.Join(' ', Directory.EnumerateDirectories("/proc/self/task").Select(t => File.ReadLines($"{t}/status").First(l => l.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split('\t')[1]).Distinct()),
        "spin" => Spin(),
        "sleep" => Sleep(),
        "print" => Print(Console.OpenStandardError(), long.Parse(words[0], CultureInfo.InvariantCulture)),
        "answer" => Print(Console.OpenStandardOutput(), long.Parse(words[0], CultureInfo.InvariantCulture)),
        "start" => System.Diagnostics.Process.Start(words[0], words[1..])!.Id.ToString(CultureInfo.InvariantCulture),
        "exit" => Exit(int.Parse(words[0], CultureInfo.InvariantCulture)),
        "failfast" => FailFast(),
        "throw" => Throw(words[0]),
        _ => throw new ArgumentException($"no deed {deed}"),
    };

    private static string Torch()
    {
        using var scope = NewDisposeScope();
        var x = randn([20, 20], dtype: float64, requires_grad: true);
        var y = x.matmul(x.t()).tanh().sum() + linalg.norm(x).log1p() + x.softmax(1).logsumexp(0).sum();
        y.backward();
        var h = autograd.functional.jacobian(t => t.pow(3), x.detach());
        return $"{x.grad!.shape.Length} {h.shape.Length} {linalg.inv(eye(5, dtype: float64)).sum().item<double>()}";
    }

    private static string Write(string path, int megabytes)
    {
        var block = new byte[1 << 20];
        using var file = File.Create(path);
        for (var i = 0; i < megabytes; i++)
            file.Write(block);
        return $"wrote {megabytes} MB";
    }

    private static string Connect(string host, int port)
    {
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(IPAddress.Parse(host), port);
        return "connected";
    }

    private static string Call(long[] call)
    {
        Array.Resize(ref call, 7);
        var result = SystemCall(call[0], call[1], call[2], call[3], call[4], call[5], call[6]);
        return result == -1 ? $"error {Marshal.GetLastPInvokeError()}" : $"returned {result}";
    }

    private static string Keep(Func<object> make, string megabytes, bool fill)
    {
        for (var i = 0; i < int.Parse(megabytes, CultureInfo.InvariantCulture); i++)
        {
            var made = make();
            if (fill)
                Array.Fill((byte[])made, (byte)1);
            kept.Add(made);
        }
        return "kept";
    }

    private static unsafe string Native(long megabytes)
    {
        for (var i = 0; i < megabytes; i++)
            NativeMemory.Fill(NativeMemory.Alloc(1 << 20), 1 << 20, 1);
        return "kept";
    }

    private static unsafe string Shared(long megabytes)
    {
        const int ReadWrite = 3, SharedAnonymous = 0x21;
        var at = Map(0, (nuint)megabytes << 20, ReadWrite, SharedAnonymous, -1, 0);
        if (at == -1)
            return $"error {Marshal.GetLastPInvokeError()}";
        NativeMemory.Fill((void*)at, (nuint)megabytes << 20, 1);
        return "kept";
    }

    private static string Threads(int count)
    {
        for (var i = 0; i < count; i++)
            new Thread(() => Thread.Sleep(Timeout.Infinite), 64 << 10) { IsBackground = true }.Start();
        return $"started {count}";
    }

    private static string Open(int count)
    {
        for (var i = 0; i < count; i++)
            kept.Add(File.OpenRead("/dev/null"));
        return $"opened {count}";
    }

    private static string Spin()
    {
        while (true)
        {
        }
    }

    private static string Sleep()
    {
        Thread.Sleep(Timeout.Infinite);
        return "awake";
    }

    private static string Print(Stream to, long megabytes)
    {
        var block = new byte[1 << 20];
        block.AsSpan().Fill((byte)'x');
        for (var i = 0; i < megabytes; i++)
            to.Write(block);
        return "printed";
    }

    private static string Exit(int code)
    {
        Environment.Exit(code);
        return "";
    }

    private static string FailFast()
    {
        Environment.FailFast("on purpose");
        return "";
    }

    private static string Throw(string message)
    {
        var thread = new Thread(() => throw new InvalidOperationException(message));
        thread.Start();
        thread.Join();
        return "";
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern long SystemCall(long number, long a, long b, long c, long d, long e, long f);

    [DllImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static extern nint Map(nint at, nuint length, int protection, int flags, int file, long offset);
}
