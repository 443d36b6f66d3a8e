using System.Diagnostics;
using System.Text;

namespace Autograder.Starter.Tests;

/// <summary>The starter as a student has it: a copy of its own, outside the solution, in a folder with spaces in its name.</summary>
internal sealed class StarterCopy : IDisposable
{
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("autograder starter ");

    public StarterCopy()
    {
        Folder = Path.Combine(parent.FullName, "my repository");
        var source = Path.Combine(Repository.Root, "starter");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (path.Split(Path.DirectorySeparatorChar) is ["bin" or "obj", ..]) continue;
            var target = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Folder { get; }

    /// <summary>Takes a right answer of the corpus for the exercise in place of the stub.</summary>
    public void Answer(string exercise)
    {
        var answer = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Corpus", "Right", exercise)).Order(StringComparer.Ordinal).First();
        File.Copy(answer, Exercise(exercise), overwrite: true);
    }

    /// <summary>The file of the exercise "trace-product", as an example, is Exercises/TraceProduct.cs.</summary>
    public string Exercise(string exercise) => Path.Combine(
        Folder, "Exercises", string.Concat(exercise.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + ".cs");

    public void UseCrLf()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
    }

    /// <summary>Runs dotnet in the folder until it ends.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // The test's own build must not reach into this one, and nothing may stay behind that holds the pipes open.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => parent.Delete(recursive: true);
}
