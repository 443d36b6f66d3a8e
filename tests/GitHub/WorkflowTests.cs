using System.Text;
using System.Text.Json;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.Tests;
using YamlDotNet.RepresentationModel;

namespace Autograder.GitHub.Tests;

/// <summary>The steps of the reusable workflow, run for real: bash, curl and git in a clone, against a whole service.</summary>
public sealed class WorkflowTests(PlainCourse plain) : IClassFixture<PlainCourse>, IDisposable
{
    private readonly GradedCourse course = plain.Course;
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    private string Output(string name) => File.Exists(folder.File(name)) ? File.ReadAllText(folder.File(name)) : "";

    private async Task<(int ExitCode, string Log)> RunAsync(FakeRepository repository, string sha, Uri? service = null, double minutes = 2, Action<IDictionary<string, string?>>? change = null)
    {
        course.GitHub.Tokens.Job = claims =>
        {
            foreach (var (name, value) in course.GitHub.Tokens.Claims("", repository, sha))
                claims[name] = value?.DeepClone();
        };
        var clone = folder.File("clone");
        if (!Directory.Exists(clone))
            await WorkflowFile.ProcessAsync("git", ["clone", "--quiet", repository.Folder, clone], folder.Path, null);
        File.WriteAllText(folder.File("script.sh"), WorkflowFile.Script(".github/workflows/grade.yml", "Hand in and wait for the report"));
        return await WorkflowFile.ProcessAsync("bash", ["--noprofile", "--norc", "-eo", "pipefail", folder.File("script.sh")], clone, environment =>
        {
            environment["SERVICE"] = (service ?? course.Address).AbsoluteUri;
            environment["AUDIENCE"] = Job.Audience;
            environment["ASSIGNMENT"] = "";
            environment["MINUTES"] = minutes.ToString(System.Globalization.CultureInfo.InvariantCulture);
            environment["GITHUB_SHA"] = sha;
            environment["GITHUB_OUTPUT"] = folder.File("output");
            environment["GITHUB_STEP_SUMMARY"] = folder.File("summary");
            environment["ACTIONS_ID_TOKEN_REQUEST_URL"] = $"{course.GitHub.Tokens.Issuer}/request?api-version=2.0";
            environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "runner-secret";
            change?.Invoke(environment);
        });
    }

    [Fact]
    public async Task Job_OnAPush_GetsItsGradeSummaryAnnotationsAndResult()
    {
        var ada = await plain.StudentAsync();
        var sha = GradedCourse.Commit(ada, "// score: 70 findings: 3");
        var (code, log) = await RunAsync(ada, sha);
        Assert.True(code == 0, log);
        Assert.Contains("70 of 100 points", Output("summary"), StringComparison.Ordinal);
        Assert.Contains("::warning file=Exercises/A.cs,line=1,", log, StringComparison.Ordinal);
        var results = Output("output").Trim().Split('\n').Select(l => l.Split('=', 2)).ToDictionary(l => l[0], l => l[1]);
        Assert.Equal("70/100", results["points"]);
        var result = JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(Convert.FromBase64String(results["result"])));
        Assert.Equal((100, 70), (result.GetProperty("max_score").GetInt32(), result.GetProperty("tests").EnumerateArray().Sum(t => t.GetProperty("score").GetInt32())));
        // GitHub hides in the log what was masked; the token stands nowhere else.
        Assert.DoesNotContain(log.Split('\n'), l => l.Contains("eyJ", StringComparison.Ordinal) && !l.StartsWith("::add-mask::", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Service_Down_IsAClearMessageAndNoZero()
    {
        var ada = await plain.StudentAsync();
        var sha = GradedCourse.Commit(ada, "// x");
        var (code, log) = await RunAsync(ada, sha, new("http://127.0.0.1:9/"), minutes: 0);
        Assert.Equal(1, code);
        Assert.Contains("::error title=Not graded::", log, StringComparison.Ordinal);
        Assert.Contains("run this job again", log, StringComparison.Ordinal);
        Assert.Equal(("", ""), (Output("output"), Output("summary")));
    }

    [Fact]
    public async Task Service_DownForAMoment_IsAskedAgain()
    {
        var ada = await plain.StudentAsync();
        var sha = GradedCourse.Commit(ada, "// score: 5");
        course.GitHub.GitIsDown = true;
        var running = RunAsync(ada, sha);
        await Wait.UntilAsync("the first refusal", async () =>
        {
            await using var store = course.Store();
            return store.Pushes.Any(p => p.Sha == sha);
        });
        course.GitHub.GitIsDown = false;
        var (code, log) = await running;
        Assert.True(code == 0, log);
        Assert.Contains("does not answer yet (503)", log, StringComparison.Ordinal);
        Assert.Contains("points=5/100", Output("output"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repository_OfNobody_IsToldWhatToDo()
    {
        var stranger = course.GitHub.AddRepository("elsewhere", "hw1-x");
        var sha = GradedCourse.Commit(stranger, "// x");
        var (code, log) = await RunAsync(stranger, sha);
        Assert.Equal(1, code);
        Assert.Contains("Ask your teacher", log, StringComparison.Ordinal);
        Assert.Equal("", Output("output"));
    }

    [Fact]
    public async Task Job_WithoutThePermission_IsToldToGrantIt()
    {
        var ada = await plain.StudentAsync();
        var sha = GradedCourse.Commit(ada, "// x");
        var (code, log) = await RunAsync(ada, sha, change: environment => environment.Remove("ACTIONS_ID_TOKEN_REQUEST_URL"));
        Assert.Equal(1, code);
        Assert.Contains("id-token: write", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Starter_Workflow_CallsTheReusableOneWithWhatItNeeds()
    {
        var root = WorkflowFile.Read("starter/.github/workflows/grade.yml");
        var grade = (YamlMappingNode)root["jobs"]["grade"];
        Assert.EndsWith("/.github/workflows/grade.yml@main", grade["uses"].ToString(), StringComparison.Ordinal);
        Assert.Equal("write", root["permissions"]["id-token"].ToString());
        var inputs = ((YamlMappingNode)WorkflowFile.Read(".github/workflows/grade.yml")["on"]["workflow_call"]["inputs"]).Children.Keys.Select(k => k.ToString());
        Assert.Subset(inputs.ToHashSet(), ((YamlMappingNode)grade["with"]).Children.Keys.Select(k => k.ToString()).ToHashSet());
    }
}
