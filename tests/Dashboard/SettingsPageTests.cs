using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>Settings and keys through their forms.</summary>
public sealed class SettingsPageTests(SettingsPageTests.Own own) : IClassFixture<SettingsPageTests.Own>
{
    /// <summary>A service of its own: dates change points.</summary>
    public sealed class Own : IAsyncLifetime
    {
        public DashboardHost Host { get; } = new() { Students = 8, Attempts = 1, Regraded = 0 };

        public ValueTask InitializeAsync() => Host.InitializeAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DashboardHost Host => own.Host;

    [Fact]
    public async Task Key_MadeUsedAndRevoked_OpensTheCourseInBetween()
    {
        using var client = Host.ClientOf(Who.Instructor);
        var page = $"{Host.Here}/settings/keys";
        using var made = await client.SendAsync(page, page, ("_handler", "key"), ("name", "A script"), ("scopes", nameof(Scopes.Read)), ("days", "30"));
        var secret = Regex.Match(await made.Content.ReadAsStringAsync(Stop), "id=\"secret\">([^<]+)<").Groups[1].Value;
        Assert.StartsWith("ag_", secret);
        Assert.True(made.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain(secret, await client.GetStringAsync(page, Stop));
        using var program = new HttpClient { BaseAddress = new(Host.Address), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", secret) } };
        var students = $"/api/v1/courses/{Host.Sample.Course.Slug}/students";
        using var before = await program.GetAsync(students, Stop);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var revoked = await client.SendAsync(page, $"{page}/{secret.Split('_')[1]}/revoke");
        Assert.EndsWith("done=key-revoked", revoked.Headers.Location!.ToString());
        using var after = await program.GetAsync(students, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Theory]
    [InlineData("", "Read", "", "Give the key a name.")]
    [InlineData("x", "", "", "Choose what it may do.")]
    [InlineData("x", "Read", "0", "A key is good for 1 to 3650 days.")]
    [InlineData("x", "Administer", "", "Choose what it may do.")]
    public async Task Key_Wrong_SaysWhat(string name, string scope, string days, string wrong)
    {
        using var client = Host.ClientOf(Who.Instructor);
        var page = $"{Host.Here}/settings/keys";
        using var answer = await client.SendAsync(page, page, ("_handler", "key"), ("name", name), ("scopes", scope), ("days", days));
        Assert.Contains(wrong, await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Dates_InTheViewersZone_ChangeWhatLatenessTakes()
    {
        using var client = Host.ClientOf(Who.Instructor);
        using var saved = await client.SendAsync($"{Host.Here}/settings", $"{Host.Here}/settings",
            ("opens", ""), ("due", "2020-01-01T12:00"), ("closes", ""), ("grace", "0"), ("penalty", "1"), ("counting", "Newest"), ("uploads", "true"));
        Assert.EndsWith("done=saved", saved.Headers.Location!.ToString());
        await using var store = Host.Store();
        Assert.All(await store.Standings.Where(s => s.Score > 0).ToListAsync(Stop), s => Assert.Equal((s.Score, 0), (s.Penalty, s.Final)));
        using var wrong = await client.SendAsync($"{Host.Here}/settings", $"{Host.Here}/settings", ("grace", "a"), ("penalty", "1"), ("counting", "Best"));
        Assert.EndsWith("done=bad-percent", wrong.Headers.Location!.ToString());
    }
}
