using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Autograder.App.Tests;

/// <summary>What a teacher makes an assignment's repository with, and grading inside of a workflow.</summary>
public sealed class ClassroomTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("autograder-template-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Target => Path.Combine(folder, "hw 1");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private IEnumerable<string> Written => Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Target, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    [Fact]
    public async Task Template_Written_IsTheStarterAndNothingOfTheReference()
    {
        var run = await CommandLine.RunAsync("template", Target, "--workflow", "my-course/autograder@v1");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches("templateHash .*sha256:[0-9a-f]{64}", run.Error);
        var starter = Path.Combine(CommandLine.Root, "starter");
        var expected = Directory.EnumerateFiles(starter, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(starter, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(p => p is "bin" or "obj")).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Written);
        Assert.Contains("uses: my-course/autograder/.github/workflows/grade.yml@v1", await File.ReadAllTextAsync(Path.Combine(Target, ".github/workflows/grade.yml"), Stop), StringComparison.Ordinal);
        var reference = Directory.EnumerateFiles(Path.Combine(CommandLine.Root, "reference"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj")).Select(File.ReadAllText).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Written)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Target, file), Stop);
            Assert.DoesNotContain("Autograder.", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, reference);
        }
    }

    [Fact]
    public async Task Template_OverAFolderThatIsNotEmpty_WritesNothing()
    {
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(Path.Combine(Target, "mine.txt"), "mine", Stop);
        var run = await CommandLine.RunAsync("template", Target);
        Assert.Equal((2, true), (run.ExitCode, run.Error.Contains("not empty", StringComparison.Ordinal)));
        Assert.Equal(["mine.txt"], Written);
    }

    [Fact]
    public async Task Template_ForNoService_NamesTheReleaseThatGrades()
    {
        var run = await CommandLine.RunAsync("template", Target, "--way", "alone", "--workflow", "my-course/autograder@v1", "--release", "v7", "--sha256", new string('A', 64));
        Assert.True(run.ExitCode == 0, run.Error);
        var workflow = await File.ReadAllTextAsync(Path.Combine(Target, ".github/workflows/grade.yml"), Stop);
        Assert.Contains("uses: my-course/autograder/.github/workflows/grade-without-service.yml@v1", workflow, StringComparison.Ordinal);
        Assert.Contains("release: my-course/autograder@v7", workflow, StringComparison.Ordinal);
        Assert.Contains($"sha256: '{new string('a', 64)}'", workflow, StringComparison.Ordinal);
        Assert.DoesNotContain("id-token", workflow, StringComparison.Ordinal);
        var check = await CommandLine.RunAsync("classroom", Target);
        Assert.True(check.ExitCode == 0, check.Output);
        await File.WriteAllTextAsync(Path.Combine(Target, ".github/workflows/grade.yml"), workflow.Replace("release:", "relaese:", StringComparison.Ordinal), Stop);
        Assert.Contains("lacks `release:", (await CommandLine.RunAsync("classroom", Target)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_ForAWebhook_HasNoWorkflowThatGrades()
    {
        await CommandLine.RunAsync("template", Target, "--way", "webhook");
        Assert.DoesNotContain(".github/workflows/grade.yml", Written);
        Assert.Equal(1, (await CommandLine.RunAsync("classroom", Target)).ExitCode);
        var check = await CommandLine.RunAsync("classroom", Target, "--way", "webhook");
        Assert.True(check.ExitCode == 0, check.Output);
    }

    [Theory]
    [InlineData("--way", "letter", "takes one of workflow, webhook, alone")]
    [InlineData("--release", "v1", "--way alone")]
    [InlineData("--way", "webhook", "--workflow", "a/b@main", "no workflow is written")]
    [InlineData("--way", "alone", "--workflow", "a/b@main", "--sha256", "123", "64 hexadecimal digits")]
    [InlineData("--way", "alone", "--workflow", "a/b@main", "--release", "v1 v2", "the tag of a release")]
    public async Task Template_CalledWrongly_SaysWhatIsRight(params string[] call)
    {
        var run = await CommandLine.RunAsync(["template", Target, .. call[..^1]]);
        Assert.Equal((2, false), (run.ExitCode, Directory.Exists(Target)));
        Assert.Contains(call[^1], run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_BuiltAlone_Runs()
    {
        await CommandLine.RunAsync("template", Target);
        var build = await DotnetAsync("build", "--configuration", "Release", "--nologo", "--verbosity", "quiet");
        Assert.True(build.ExitCode == 0, build.Output);
        var run = await DotnetAsync("run", "--configuration", "Release", "--no-build");
        Assert.True(run.ExitCode == 0, run.Output);
    }

    private async Task<Run> DotnetAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Target, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return new(process.ExitCode, await output + await error, "");
    }

    [Fact]
    public async Task Classroom_TheTemplate_IsFineOnceTheWorkflowIsFilledIn()
    {
        await CommandLine.RunAsync("template", Target);
        var placeholder = await CommandLine.RunAsync("classroom", Target);
        Assert.Equal(1, placeholder.ExitCode);
        Assert.Contains("ORGANISATION", placeholder.Output, StringComparison.Ordinal);
        Directory.Delete(Target, recursive: true);
        await CommandLine.RunAsync("template", Target, "--workflow", "my-course/autograder@v1");
        var fine = await CommandLine.RunAsync("classroom", Target);
        Assert.True(fine.ExitCode == 0, fine.Output);
    }

    public static TheoryData<string, string, string> Wrongs => new()
    {
        { "Exercises/TraceProduct.cs", "", "Missing: Exercises/TraceProduct.cs" }, { "Exercises/TraceProduct.cs", "class TraceProduct;", "is that the solution" },
        { ".gitignore", "*.user", "bin/ and obj/" }, { "README.md", "", "README" }, { "key.pem", "-----BEGIN RSA PRIVATE KEY-----", "key or a token" },
        { "Mistakes/A.cs", "class A;", "part of the reference" }, { ".github/workflows/grade.yml", "on: push\njobs: [", "is no workflow: line" }, { "Second.csproj", "<Project/>", "2 project files" },
    };

    [Theory, MemberData(nameof(Wrongs))]
    public async Task Classroom_WhatIsOff_IsSaid(string file, string content, string said)
    {
        await CommandLine.RunAsync("template", Target, "--workflow", "my-course/autograder@v1");
        var path = Path.Combine(Target, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (content.Length == 0)
            File.Delete(path);
        else
            await File.WriteAllTextAsync(path, content, Stop);
        var run = await CommandLine.RunAsync("classroom", Target);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grade_ForClassroomInAJob_GivesTheReporterItsOutputAndFencesTheLog()
    {
        var (output, summary) = (Path.Combine(folder, "output"), Path.Combine(folder, "summary"));
        var run = await CommandLine.RunAsync(
            new Dictionary<string, string> { ["GITHUB_OUTPUT"] = output, ["GITHUB_STEP_SUMMARY"] = summary },
            "grade", "starter", "--exercise", "trace-product", "--no-timing", "--format", "classroom");
        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n');
        var token = lines[0]["::stop-commands::".Length..];
        Assert.Equal(32, token.Length);
        Assert.Contains($"::{token}::", lines);
        var results = (await File.ReadAllLinesAsync(output, Stop)).Select(l => l.Split('=', 2)).ToDictionary(l => l[0], l => l[1]);
        var result = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(results["result"]))).RootElement;
        Assert.Equal((1, "fail"), (result.GetProperty("version").GetInt32(), result.GetProperty("status").GetString()));
        Assert.All(result.GetProperty("tests").EnumerateArray(), t => Assert.Equal(JsonValueKind.Number, t.GetProperty("score").ValueKind));
        Assert.Equal($"0/{result.GetProperty("max_score").GetInt32()}", results["points"]);
        Assert.StartsWith("# ", await File.ReadAllTextAsync(summary, Stop), StringComparison.Ordinal);
    }
}
