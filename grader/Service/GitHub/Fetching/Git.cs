using System.Diagnostics;
using System.Globalization;

namespace Autograder.Service.GitHub.Fetching;

/// <summary>What a run of git printed and how it ended.</summary>
internal sealed record GitRun(int ExitCode, byte[] Output, string Error, bool TooLong);

/// <summary>
/// Runs git on a repository of strangers: without anybody's settings, hooks or prompts, bounded in time and in what it
/// writes. Credentials go by the environment: arguments can be read by every user of the machine.
/// </summary>
internal sealed class Git(string folder, FetchLimits limits)
{
    private const int MostErrors = 16 << 10;

    public async Task<GitRun> RunAsync(IReadOnlyList<string> arguments, byte[]? input, int most, IReadOnlyDictionary<string, string>? settings, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("prlimit", [
            string.Create(CultureInfo.InvariantCulture, $"--fsize={limits.Pack}"), "--core=0",
            limits.Git, "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never", "-c", "protocol.https.allow=always",
            "-c", "protocol.http.allow=always", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
            // Always one pack: its size is what is bounded.
            "-c", "fetch.unpackLimit=1",
            .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Surround(start.Environment, settings ?? new Dictionary<string, string>());
        using var process = Process.Start(start)!;
        try
        {
            var output = DrainAsync(process.StandardOutput.BaseStream, most, cancellation);
            var error = DrainAsync(process.StandardError.BaseStream, MostErrors, cancellation);
            await FeedAsync(process, input, cancellation);
            var (bytes, whole) = await output;
            await process.WaitForExitAsync(cancellation);
            return new(process.ExitCode, bytes, System.Text.Encoding.UTF8.GetString((await error).Kept), !whole);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Whether it was stopped for writing too much: it does not always say so, and ends the same way for other reasons.</summary>
    public bool HasReachedItsBound() =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(f => new FileInfo(f).Length >= limits.Pack);

    private void Surround(IDictionary<string, string?> environment, IReadOnlyDictionary<string, string> settings)
    {
        var path = environment.TryGetValue("PATH", out var found) ? found : "/usr/bin:/bin";
        environment.Clear();
        environment["PATH"] = path;
        environment["HOME"] = folder;
        environment["LC_ALL"] = "C";
        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_ASKPASS"] = "true";
        environment["GIT_DIR"] = folder;
        environment["GIT_CONFIG_COUNT"] = settings.Count.ToString(CultureInfo.InvariantCulture);
        foreach (var (i, (key, value)) in settings.Index())
            (environment[$"GIT_CONFIG_KEY_{i}"], environment[$"GIT_CONFIG_VALUE_{i}"]) = (key, value);
    }

    private static async Task FeedAsync(Process process, byte[]? input, CancellationToken cancellation)
    {
        try
        {
            if (input is not null)
                await process.StandardInput.BaseStream.WriteAsync(input, cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code says why.
        }
    }

    /// <summary>Reads to the end, so that the process never waits, and keeps the beginning.</summary>
    private static async Task<(byte[] Kept, bool Whole)> DrainAsync(Stream stream, int most, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 << 10];
        var whole = true;
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            var room = (int)Math.Min(read, most - kept.Length);
            kept.Write(buffer, 0, room);
            whole &= room == read;
        }
        return (kept.ToArray(), whole);
    }
}
