namespace Autograder.App.Tests;

/// <summary>A bad call ends with 2 and a sentence, without a stack trace and with nothing written.</summary>
public sealed class BadCallTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("autograder tést ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task RefusedAsync(string said, params string[] arguments)
    {
        var run = await CommandLine.RunAsync(arguments);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public Task Grade_NoSuchFolder_SaysSo() => RefusedAsync("There is no folder", "grade", Path.Combine(folder, "none"));

    [Fact]
    public Task Grade_EmptyFolder_SaysSo() => RefusedAsync("is empty", "grade", folder);

    [Fact]
    public Task Grade_NoFolder_SaysSo() => RefusedAsync("--help", "grade");

    [Fact]
    public Task Grade_UnknownOption_SaysSo() => RefusedAsync("--colour", "grade", folder, "--colour", "red");

    [Fact]
    public Task Grade_UnknownFormat_NamesThoseThereAre() =>
        RefusedAsync("--format takes one of console, json, markdown", "grade", folder, "--format", "pdf");

    [Fact]
    public Task Grade_FolderWithoutAssignment_SaysSo() => RefusedAsync("no assignment.yaml", "grade", "reference/Solutions", "--assignment", folder);

    [Fact]
    public Task Grade_AssignmentThatNamesNoAssembly_SaysSo()
    {
        File.WriteAllText(Path.Combine(folder, "assignment.yaml"), "title: mine\n");
        return RefusedAsync("package:", "grade", "reference/Solutions", "--assignment", folder);
    }

    [Fact]
    public Task Grade_AssignmentThatIsNoYaml_SaysWhere()
    {
        File.WriteAllText(Path.Combine(folder, "assignment.yaml"), "a: [1\nb: 2\n");
        return RefusedAsync("assignment.yaml:", "grade", "reference/Solutions", "--assignment", folder);
    }

    [Fact]
    public Task Grade_UnknownExercise_NamesThoseThereAre() => RefusedAsync("trace-product", "grade", "reference/Solutions", "--exercise", "trace");

    [Fact]
    public async Task Grade_OutputIntoNoFolder_SaysSoAndWritesNothing()
    {
        await RefusedAsync("there is no folder", "grade", "reference/Solutions", "--output", Path.Combine(folder, "none", "report.json"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }
}
