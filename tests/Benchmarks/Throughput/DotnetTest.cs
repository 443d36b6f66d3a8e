using System.Diagnostics;
using Autograder.Authoring;
using Autograder.Engine.Submissions;

namespace Autograder.Benchmarks.Throughput;

/// <summary>
/// The usual autograder: a test project of its own for each submission in a temporary folder, run by <c>dotnet test</c>, no
/// sandbox. Packages are in the cache, and the build servers are warm.
/// </summary>
/// <param name="isLinked">Whether the 450 MB of libtorch are linked into each project, which has to be asked for; else they are copied.</param>
internal sealed class DotnetTest(bool isLinked) : IDisposable
{
    private const string Link = "<CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("autograder-throughput-");
    private readonly Submission model = SubmissionFolder.Read(Repository.At("reference", "Solutions"), new Limits());

    public async Task TestAsync(int number, CancellationToken cancellation)
    {
        var project = folder.CreateSubdirectory($"submission-{number}");
        foreach (var file in Directory.EnumerateFiles(Repository.At("tests", "Benchmarks", "Throughput", "Template")))
            File.WriteAllText(
                Path.Combine(project.FullName, Path.GetFileName(file).Replace(".txt", "", StringComparison.Ordinal)),
                isLinked ? File.ReadAllText(file) : File.ReadAllText(file).Replace(Link, "", StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(Repository.At("starter", "Kit"), "*.cs"))
            File.Copy(file, Path.Combine(project.FullName, Path.GetFileName(file)));
        File.Copy(Repository.At("starter", "OlderLinux.targets"), Path.Combine(project.FullName, "Directory.Build.targets"));
        foreach (var source in ThroughputCommand.Fresh(model, number).Sources)
            File.WriteAllText(Path.Combine(project.FullName, Path.GetFileName(source.Path)), source.Text);
        await RunAsync(project.FullName, cancellation);
        project.Delete(recursive: true);
    }

    private static async Task RunAsync(string project, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", ["test", "--configuration", "Release"])
        {
            WorkingDirectory = project, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet test ended with {process.ExitCode}:\n{await output}{await errors}");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
