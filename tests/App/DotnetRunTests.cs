using System.Diagnostics;

namespace Autograder.App.Tests;

/// <summary>The program as the scripts start it: by <c>dotnet run</c>, with folders named from where one stands.</summary>
public sealed class DotnetRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("autograder").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Grade_ByDotnetRun_TakesFoldersFromWhereOneStands()
    {
        Directory.CreateDirectory(Path.Combine(folder, "mine"));
        File.Copy(Path.Combine(CommandLine.Root, "reference", "Solutions", "TanhDerivative.cs"), Path.Combine(folder, "mine", "TanhDerivative.cs"));
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            ["run", "--project", Path.Combine(CommandLine.Root, "grader", "App"), "--configuration", CommandLine.Configuration, "--no-build", "--",
             "grade", "mine", "--exercise", "tanh-derivative", "--no-timing", "--output", "report.txt"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", error);
        Assert.Equal(0, process.ExitCode);
        Assert.True(File.Exists(Path.Combine(folder, "report.txt")));
    }
}
