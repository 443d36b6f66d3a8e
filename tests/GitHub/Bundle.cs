using Autograder.Service.Tests;

namespace Autograder.GitHub.Tests;

/// <summary>The release bundle, made once for the tests of a class.</summary>
public sealed class Bundle : IAsyncLifetime
{
    public const string Archive = "autograder-linux-x64.tar.gz";

    private readonly TemporaryFolder folder = new();

    public byte[] Content { get; private set; } = [];

    /// <summary>The line that stands beside it.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>It unpacked, for what a teacher does with it.</summary>
    public string Program => folder.File("autograder-linux-x64/autograder");

    public async ValueTask InitializeAsync()
    {
        // Not compiled ahead of time and packed quickly, which take a minute and change nothing of what is in it; the release's is tried by its own workflow.
        var (code, log) = await WorkflowFile.ProcessAsync("bash", [Path.Combine(WorkflowFile.Root, "grader/bundle.sh"), folder.Path, "--no-build", "-p:PublishReadyToRun=false"], "/", e => e["BUNDLE_LEVEL"] = "1");
        Assert.True(code == 0, log);
        Content = await File.ReadAllBytesAsync(folder.File(Archive), TestContext.Current.CancellationToken);
        Sha256 = await File.ReadAllTextAsync(folder.File(Archive + ".sha256"), TestContext.Current.CancellationToken);
        var (unpacked, why) = await WorkflowFile.ProcessAsync("tar", ["-xzf", Archive], folder.Path);
        Assert.True(unpacked == 0, why);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
