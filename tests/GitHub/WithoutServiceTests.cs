using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.Tests;
using YamlDotNet.RepresentationModel;

namespace Autograder.GitHub.Tests;

/// <summary>
/// The steps of the workflow that grades without a service, run for real: the bundle comes from a release, is unpacked where
/// neither an SDK nor a package is to be found, and grades repositories that are made of its own template.
/// </summary>
[Collection(nameof(Alone))]
public sealed class WithoutServiceTests(Bundle bundle) : IClassFixture<Bundle>, IAsyncLifetime
{
    private const string Workflow = ".github/workflows/grade-without-service.yml";
    private const string Repository = "my-course/autograder";
    private const string Tag = "v0.1.0";

    private readonly TemporaryFolder folder = new();
    private FakeGitHub github = null!;
    private FakeRepository releases = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Commit => folder.File("commit");

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync();
        releases = github.AddRepository("my-course", "autograder");
        // As a runner's folders are. Started by root, the sandbox is nobody's, who must get at the runtime.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        // All that a runner has but .NET.
        Directory.CreateDirectory(folder.File("bin"));
        foreach (var place in new[] { "/usr/bin", "/bin", "/usr/sbin", "/sbin" })
            foreach (var program in Directory.EnumerateFiles(place).Select(Path.GetFileName).Where(n => n != "dotnet" && !File.Exists(folder.File($"bin/{n}"))))
                File.CreateSymbolicLink(folder.File($"bin/{program}"), Path.Combine(place, program!));
        Directory.CreateDirectory(folder.File("temp"));
        Directory.CreateDirectory(Commit);
    }

    public async ValueTask DisposeAsync()
    {
        await github.DisposeAsync();
        folder.Dispose();
    }

    private void Release(byte[] archive, string sha256)
    {
        var release = new FakeRelease { Id = github.NextId(), Tag = Tag, Sha = "x" };
        foreach (var (name, content) in new[] { (Bundle.Archive, archive), (Bundle.Archive + ".sha256", Encoding.ASCII.GetBytes(sha256)) })
            (release.Assets[name], release.AssetIds[name]) = (content, github.NextId());
        releases.Releases.Enqueue(release);
    }

    private string Output(string name) => File.Exists(folder.File(name)) ? File.ReadAllText(folder.File(name)) : "";

    private async Task<(int ExitCode, string Log)> RunAsync(string step, string release = $"{Repository}@{Tag}", string sha256 = "", string token = FakeGitHub.PlainToken)
    {
        File.WriteAllText(folder.File("script.sh"), WorkflowFile.Script(Workflow, step));
        return await WorkflowFile.ProcessAsync("bash", ["--noprofile", "--norc", "-eo", "pipefail", folder.File("script.sh")], Commit, environment =>
        {
            environment.Clear();
            foreach (var (name, value) in new Dictionary<string, string>
            {
                ["PATH"] = folder.File("bin"), ["HOME"] = folder.File("temp"), ["NUGET_PACKAGES"] = folder.File("nowhere"), ["RUNNER_TEMP"] = folder.File("temp"),
                ["GITHUB_API_URL"] = $"{github.Address}/api", ["GITHUB_OUTPUT"] = folder.File("output"), ["GITHUB_STEP_SUMMARY"] = folder.File("summary"),
                ["RELEASE"] = release, ["SHA256"] = sha256, ["TOKEN"] = token,
            })
                environment[name] = value;
        });
    }

    private async Task TemplateAsync()
    {
        Directory.Delete(Commit);
        var (code, log) = await WorkflowFile.ProcessAsync(bundle.Program, ["template", Commit, "--way", "alone", "--workflow", $"{Repository}@main", "--release", Tag], folder.Path);
        Assert.True(code == 0, log);
    }

    /// <summary>As the cache gives it back.</summary>
    private async Task RestoreAsync()
    {
        var (code, log) = await WorkflowFile.ProcessAsync("cp", ["-al", Path.GetDirectoryName(bundle.Program)!, folder.File("temp/autograder")], "/");
        Assert.True(code == 0, log);
    }

    private async Task<(string Log, string Points, JsonElement Result)> GradedAsync()
    {
        var (code, log) = await RunAsync("Grade");
        Assert.True(code == 0, log);
        var results = Output("output").Trim().Split('\n').Select(l => l.Split('=', 2)).ToDictionary(l => l[0], l => l[1]);
        return (log, results["points"], JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(Convert.FromBase64String(results["result"]))));
    }

    private static int Sum(JsonElement result) => result.GetProperty("tests").EnumerateArray().Sum(t => t.GetProperty("score").GetInt32());

    [Fact]
    public async Task Solutions_InTheTemplate_GetAllPoints()
    {
        await TemplateAsync();
        foreach (var solution in Directory.EnumerateFiles(Path.Combine(WorkflowFile.Root, "reference/Solutions"), "*.cs"))
            File.Copy(solution, Path.Combine(Commit, "Exercises", Path.GetFileName(solution)), overwrite: true);
        Release(bundle.Content, bundle.Sha256);
        var (fetched, why) = await RunAsync("Download the grader");
        Assert.True(fetched == 0, why);
        var (log, points, result) = await GradedAsync();
        Assert.Equal((100, 100, "100/100"), (result.GetProperty("max_score").GetInt32(), Sum(result), points));
        Assert.Contains("100 of 100 points", Output("summary"), StringComparison.Ordinal);
        Assert.DoesNotContain("::error", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starter_AsItIsGivenOut_GetsNoneAndMarksAtItsLines()
    {
        await TemplateAsync();
        await RestoreAsync();
        var (log, points, result) = await GradedAsync();
        Assert.Equal((0, 1), (Sum(result), result.GetProperty("version").GetInt32()));
        Assert.StartsWith("0/", points, StringComparison.Ordinal);
        Assert.StartsWith("::stop-commands::", log, StringComparison.Ordinal);
        Assert.Contains("file=Exercises/", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_WithoutSources_IsToldSoAndHasNoPoints()
    {
        await RestoreAsync();
        File.WriteAllText(Path.Combine(Commit, "README.md"), "::error::forged");
        var (code, log) = await RunAsync("Grade");
        Assert.Equal(1, code);
        Assert.Contains("no C# file", log, StringComparison.Ordinal);
        Assert.Contains("::error title=Not graded::The commit cannot be graded as it is", log, StringComparison.Ordinal);
        Assert.Equal(("", ""), (Output("output"), Output("summary")));
    }

    public static TheoryData<string, string, string, string> Wrongs => new()
    {
        { "my-course/autograder@v9", "", FakeGitHub.PlainToken, "GitHub answered 404" }, { "my-course/autograder", "", FakeGitHub.PlainToken, "OWNER/REPOSITORY@TAG" },
        { "my-course/autograder@v0.1.0", "", "a stranger's", "GitHub answered 401" }, { "my-course/autograder@v0.1.0", "", FakeGitHub.PlainToken, "is not what it must be" },
        { "my-course/autograder@v0.1.0", new string('0', 64), FakeGitHub.PlainToken, "is not what it must be" }, { "my-course/autograder@v0.1.0", "abc", FakeGitHub.PlainToken, "64 hexadecimal digits" },
        { "my-course/autograder@v0.1.0", ShaOf("an archive that was changed"), FakeGitHub.PlainToken, "could not be unpacked" },
    };

    private static string ShaOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    [Theory, MemberData(nameof(Wrongs))]
    public async Task Release_ThatIsNotWhatItMustBe_IsNotUsed(string release, string sha256, string token, string said)
    {
        Release(Encoding.ASCII.GetBytes("an archive that was changed"), $"{ShaOf("another")}  {Bundle.Archive}\n");
        var (code, log) = await RunAsync("Download the grader", release, sha256, token);
        Assert.Equal(1, code);
        Assert.Contains("::error title=Not graded::", log, StringComparison.Ordinal);
        Assert.Contains(said, log, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("temp/autograder")));
    }

    [Fact]
    public void Template_ForIt_CallsTheReusableOneWithWhatItKnows()
    {
        var caller = WorkflowFile.Read("grader/App/Classrooms/Alone/grade.yml");
        var job = (YamlMappingNode)caller["jobs"]["grade"];
        Assert.EndsWith("/.github/workflows/grade-without-service.yml@main", job["uses"].ToString(), StringComparison.Ordinal);
        var call = (YamlMappingNode)WorkflowFile.Read(Workflow)["on"]["workflow_call"];
        foreach (var (known, used) in new[] { ("inputs", "with"), ("secrets", "secrets") })
            Assert.Subset(Names(call[known]), Names(job[used]));
        // No more than it needs: the student's code runs on this machine.
        Assert.Equal("read", Assert.Single(((YamlMappingNode)caller["permissions"]).Children.Values).ToString());

        static HashSet<string> Names(YamlNode node) => [.. ((YamlMappingNode)node).Children.Keys.Select(k => k.ToString())];
    }

    [Fact]
    public async Task Release_OfAnotherVersion_IsNotMade()
    {
        foreach (var (tag, made) in new[] { (Tag, 0), ("v9.9.9", 1) })
        {
            var (code, log) = await WorkflowFile.ProcessAsync("bash", ["-c", WorkflowFile.Script(".github/workflows/release.yml", "The tag is the version")], WorkflowFile.Root, e => e["GITHUB_REF_NAME"] = tag);
            Assert.True(made == code, log);
        }
        Assert.Contains(Bundle.Archive, WorkflowFile.Script(".github/workflows/release.yml", "Attach it to the release"), StringComparison.Ordinal);
    }
}
