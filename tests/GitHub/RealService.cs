using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.Tests;

namespace Autograder.GitHub.Tests;

/// <summary><c>autograder serve</c> as a process of its own, a GitHub App at the stand-in: nothing is played, and it grades in its sandbox.</summary>
internal sealed class RealService : IAsyncDisposable
{
    public const string Api = "/api/v1/courses/first-course";
    public const string Assignment = "automatic-differentiation";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder folder = new();
    private readonly StringBuilder said = new();
    private Process? process;

    private RealService(FakeGitHub github) => GitHub = github;

    public FakeGitHub GitHub { get; }

    public HttpClient Client { get; private set; } = null!;

    private static string Executable { get; } =
        Directory.EnumerateFiles(Path.Combine(WorkflowFile.Root, "grader/App/bin"), "autograder.dll", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).First();

    public static async Task<RealService> StartAsync()
    {
        var service = new RealService(await FakeGitHub.StartAsync());
        try
        {
            await service.ServeAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    private async Task ServeAsync()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        await File.WriteAllTextAsync(folder.File("app.pem"), GitHub.AppKey.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        process = Start("serve", "--data", folder.File("data"), "--listen", address);
        Client = new() { BaseAddress = new(address) };
        await Wait.UntilAsync("the service", async () =>
        {
            Assert.False(process.HasExited, said.ToString());
            try
            {
                using var ready = await Client.GetAsync("/health/ready");
                return ready.StatusCode == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, Patience);
        var (code, key) = await WorkflowFile.ProcessAsync("dotnet", [Executable, "key", "create", "--scopes", "submit,read,regrade,manage", "--data", folder.File("data")], "/", Settings);
        Assert.True(code == 0, key);
        Client.DefaultRequestHeaders.Authorization = new("Bearer", key.Split((char[])[' ', '\n', '\r']).First(w => w.StartsWith("ag_", StringComparison.Ordinal)));
        (await Client.PutAsJsonAsync($"{Api}/assignments/{Assignment}/github", new { owner = GradedCourse.Owner, repositoryPrefix = GradedCourse.Prefix })).EnsureSuccessStatusCode();
        GitHub.Webhook = new(new(address), "/github/webhook");
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Executable, .. arguments]) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true };
        Settings(start.Environment);
        var started = Process.Start(start)!;
        started.OutputDataReceived += Keep;
        started.ErrorDataReceived += Keep;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Settings(IDictionary<string, string?> environment)
    {
        // The tests' own, which would be settings here.
        foreach (var name in environment.Keys.Where(n => n.StartsWith("AUTOGRADER_", StringComparison.Ordinal)).ToList())
            environment.Remove(name);
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["API"] = $"{GitHub.Address}/api/", ["WEB"] = $"{GitHub.Address}/git/", ["WEBHOOKSECRET"] = FakeGitHub.WebhookSecret, ["APPID"] = FakeGitHub.AppId, ["PRIVATEKEY"] = folder.File("app.pem"),
        })
            environment[$"AUTOGRADER_GITHUB__{name}"] = value;
    }

    private void Keep(object _, DataReceivedEventArgs line)
    {
        lock (said)
            said.AppendLine(line.Data);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (process is not null)
        {
            // As systemd ends it: what runs is given back.
            using (var term = Process.Start("kill", ["-TERM", $"{process.Id}"]))
                await term.WaitForExitAsync();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        await GitHub.DisposeAsync();
        folder.Dispose();
    }
}
