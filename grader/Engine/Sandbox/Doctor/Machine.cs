using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Autograder.Engine.Sandbox.Bubblewrap;

namespace Autograder.Engine.Sandbox;

/// <summary>How a short command ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error);

/// <summary>What the doctor looks at; a test gives it another one.</summary>
internal interface IMachine
{
    bool IsLinux { get; }
    Architecture Architecture { get; }
    bool IsRoot { get; }

    /// <summary>The text of a file; null when it is not there or may not be read.</summary>
    string? Read(string path);

    bool Exists(string path);

    /// <returns>null when there is no such program.</returns>
    Task<CommandResult?> RunAsync(IEnumerable<string> line, CancellationToken cancellation);

    /// <summary>Whether the C++ library that is loaded here has a version of its symbols, such as GLIBCXX_3.4.32.</summary>
    bool HasCppVersion(string symbol, string version);
}

/// <summary>The machine that this program runs on.</summary>
internal sealed class ThisMachine : IMachine
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    public bool IsLinux => OperatingSystem.IsLinux();
    public Architecture Architecture => RuntimeInformation.OSArchitecture;
    public bool IsRoot => Account.IsRoot;

    public string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public bool Exists(string path) => Path.Exists(path);

    public async Task<CommandResult?> RunAsync(IEnumerable<string> line, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(line.First(), line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = await Launcher.StartAsync(start);
            process.StandardInput.Close();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(patience);
            try
            {
                var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
                await process.WaitForExitAsync(limit.Token);
                return new(process.ExitCode, (await output).Trim(), (await error).Trim());
            }
            finally
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public bool HasCppVersion(string symbol, string version)
    {
        const int Lazy = 1;
        return Open("libstdc++.so.6", Lazy) is var library and not 0 && Symbol(library, symbol, version) != 0;
    }

    [DllImport("libc.so.6", EntryPoint = "dlopen")]
    private static extern nint Open([MarshalAs(UnmanagedType.LPUTF8Str)] string file, int flags);

    [DllImport("libc.so.6", EntryPoint = "dlvsym")]
    private static extern nint Symbol(nint library, [MarshalAs(UnmanagedType.LPUTF8Str)] string symbol, [MarshalAs(UnmanagedType.LPUTF8Str)] string version);
}
