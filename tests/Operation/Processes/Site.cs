using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Autograder.App.Load;

namespace Autograder.Operation.Tests.Processes;

/// <summary>A service at an address, whichever process is behind it by then; keeps what was acknowledged.</summary>
internal sealed class Site : IDisposable
{
    private const string Course = "api/v1/courses/first-course";

    // Generous: the machine may do much else, and each kill sets work back.
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(8), pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient http;
    private int sent;

    public Site(int port) => http = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
    {
        BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60),
    };

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ConcurrentDictionary<long, Sample> Acknowledged { get; } = [];

    /// <summary>What was answered otherwise than with a receipt.</summary>
    public ConcurrentBag<HttpStatusCode> Refused { get; } = [];

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a process and waits until it answers; again if it ended because the database was not there yet.</summary>
    public async Task<Program> StartAsync(Func<Program> start)
    {
        var deadline = DateTime.UtcNow + patience;
        while (true)
        {
            var program = start();
            while (!program.HasExited)
            {
                Assert.True(DateTime.UtcNow < deadline, $"The service does not answer: {program.Said}");
                if (await StatusAsync("health/live") == HttpStatusCode.OK)
                    return program;
                await Task.Delay(pause, Stop);
            }
            Assert.True(DateTime.UtcNow < deadline, $"The service does not start: {program.Said}");
            await program.DisposeAsync();
        }
    }

    public Task SignInAsync(string key, int students)
    {
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return AddStudentsAsync(students);
    }

    /// <summary>By the link that the service prints at its first start.</summary>
    public async Task SignInAsync(Program service, int students)
    {
        const string path = "/sign-in/";
        for (var deadline = DateTime.UtcNow + patience; !service.Said.Contains(path, StringComparison.Ordinal); await Task.Delay(pause, Stop))
            Assert.True(DateTime.UtcNow < deadline, service.Said);
        var link = service.Said[service.Said.IndexOf(path, StringComparison.Ordinal)..].Split('\n')[0].Trim();
        using var answer = await http.PostAsync(link, null, Stop);
        await AddStudentsAsync(students);
    }

    private async Task AddStudentsAsync(int students)
    {
        for (var i = 0; i < students; i++)
            (await http.PutAsJsonAsync($"{Course}/students/{LoadPlan.Student(i)}", new { name = "x" }, Stop)).EnsureSuccessStatusCode();
    }

    /// <summary>Hands one in. Whether it was acknowledged is all that counts afterwards.</summary>
    public async Task<long?> PushAsync(int students)
    {
        var number = Interlocked.Increment(ref sent);
        var sample = Sample.All.Where(s => s.Kind != SampleKind.Hostile).ElementAt(number % 3 == 0 ? 1 + number / 3 % 3 : 0);
        var files = sample.Files.Select(file => new { path = file.Key, content = $"{file.Value}// {number}\n" });
        try
        {
            using var answer = await http.PostAsJsonAsync(
                $"{Course}/assignments/automatic-differentiation/submissions", new { student = LoadPlan.Student(number % students), files }, Stop);
            if (!answer.IsSuccessStatusCode)
            {
                Refused.Add(answer.StatusCode);
                return null;
            }
            var receipt = (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetInt64();
            Assert.True(Acknowledged.TryAdd(receipt, sample), $"The receipt {receipt} was given twice.");
            return receipt;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || e is TaskCanceledException && !Stop.IsCancellationRequested)
        {
            return null;
        }
    }

    public async Task<HttpStatusCode?> StatusAsync(string path)
    {
        try
        {
            using var answer = await http.GetAsync(path, Stop);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async Task<JsonElement> AttemptAsync(long submission) =>
        (await http.GetFromJsonAsync<JsonElement>($"{Course}/submissions/{submission}", Stop)).GetProperty("attempt");

    /// <summary>Waits until every acknowledged submission is graded, once and rightly.</summary>
    public async Task AssertAllGradedOnceAsync()
    {
        Assert.NotEmpty(Acknowledged);
        // While something is away it says so; it never blames the submission.
        Assert.All(Refused, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        foreach (var (id, sample) in Acknowledged.OrderBy(a => a.Key))
        {
            await GradedAsync(id, patience);
            var attempts = await http.GetFromJsonAsync<JsonElement>($"{Course}/submissions/{id}/attempts", Stop);
            Assert.Equal(1, attempts.GetArrayLength());
            var report = await http.GetFromJsonAsync<JsonElement>($"{Course}/submissions/{id}/report", Stop);
            Assert.True(report.GetProperty("final").GetBoolean());
            var lost = report.GetProperty("exercises").EnumerateArray()
                .Where(e => e.GetProperty("score").GetInt32() < e.GetProperty("maxScore").GetInt32()).Select(e => e.GetProperty("id").GetString()!);
            Assert.True((sample.Loses is { } exercise ? [exercise] : Array.Empty<string>()).SequenceEqual(lost), $"Submission {id} ({sample.Name}) lost points:\n{report}");
        }
    }

    public async Task<JsonElement> GradedAsync(long submission, TimeSpan within)
    {
        for (var deadline = DateTime.UtcNow + within; ; await Task.Delay(pause, Stop))
        {
            var attempt = await AttemptAsync(submission);
            if (attempt.GetProperty("state").GetString() == "graded")
                return attempt;
            Assert.True(DateTime.UtcNow < deadline, $"Submission {submission} is not graded: {attempt}");
        }
    }

    public void Dispose() => http.Dispose();
}
