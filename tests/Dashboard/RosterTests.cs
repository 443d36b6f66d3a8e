using System.Net;
using System.Text.RegularExpressions;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>The roster through its forms, as a browser without script sends them.</summary>
public sealed class RosterTests(DashboardHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Roster => $"{host.Here}/roster";

    [Fact]
    public async Task Import_LookedAtThenTaken_AddsChangesAndTakesNobodyOut()
    {
        using var client = host.ClientOf(Who.Instructor);
        var changed = host.Sample.Students[^1];
        var text = $"identifier;name;section\nnew-1;Maria Agnesi;Friday\n{changed.Identifier};Renamed Person;Friday";
        var before = await CountAsync(s => s.Students.Where(x => x.WithdrawnAt == null));

        using var looked = await client.SendAsync($"{Roster}/import", $"{Roster}/import", ("_handler", "read"), ("text", text));
        var page = WebUtility.HtmlDecode(await looked.Content.ReadAsStringAsync(Stop));

        Assert.Contains("Maria Agnesi", page);
        Assert.Contains("New sections: Friday.", page);
        Assert.Contains("Import 2 students", page);
        Assert.Equal(before, await CountAsync(s => s.Students.Where(x => x.WithdrawnAt == null)));

        using var taken = await client.SendAsync($"{Roster}/import", $"{Roster}/import/take", ("text", text));

        Assert.EndsWith("/roster?done=imported", taken.Headers.Location!.ToString());
        Assert.Equal(before + 1, await CountAsync(s => s.Students.Where(x => x.WithdrawnAt == null)));
        Assert.Equal(1, await CountAsync(s => s.Students.Where(x => x.Id == changed.Id && x.Name == "Renamed Person" && x.Section!.Name == "Friday" && x.GitHubUsername == changed.GitHubUsername)));
        Assert.Equal(1, await CountAsync(s => s.Audit.Where(e => e.Action == "roster.imported" && e.Subject == "Sheet: 2 students")));
    }

    [Fact]
    public async Task Import_WithAFault_TakesNothingAndKeepsTheText()
    {
        using var client = host.ClientOf(Who.Instructor);
        var text = "identifier,name\nnew-2,Somebody\n,Nobody";

        using var taken = await client.SendAsync($"{Roster}/import", $"{Roster}/import/take", ("text", text));
        Assert.EndsWith("/roster/import?done=bad-list", taken.Headers.Location!.ToString());
        using var answer = await client.SendAsync($"{Roster}/import", $"{Roster}/import", ("_handler", "read"), ("text", text));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));

        Assert.Contains("line 3, identifier: is missing.", page);
        Assert.Contains("new-2,Somebody", page);
        Assert.Equal(0, await CountAsync(s => s.Students.Where(x => x.Identifier == "new-2")));
    }

    [Fact]
    public async Task Student_AddedWithdrawnBroughtBack_IsThereAndGoneAndThere()
    {
        using var client = host.ClientOf(Who.Instructor);
        using var added = await client.SendAsync(Roster, Roster, ("identifier", "new-3"), ("name", "Sophie Germain"), ("github", "@Sophie"), ("section", "Monday"));
        Assert.EndsWith("done=added", added.Headers.Location!.ToString());
        using var twice = await client.SendAsync(Roster, Roster, ("identifier", "new-3"), ("name", "Another"));
        Assert.EndsWith("done=known-student", twice.Headers.Location!.ToString());
        using var wrong = await client.SendAsync(Roster, Roster, ("identifier", "new-4"), ("name", ""));
        Assert.EndsWith("done=bad-entry", wrong.Headers.Location!.ToString());
        long id;
        await using (var store = host.Store())
            id = await store.Students.Where(s => s.Identifier == "new-3" && s.GitHubUsername == "sophie").Select(s => s.Id).SingleAsync(Stop);

        using var withdrawn = await client.SendAsync($"{Roster}/{id}", $"{Roster}/{id}/withdraw");
        Assert.DoesNotContain("Sophie Germain", await client.GetStringAsync($"{Roster}?q=new-3", Stop));
        Assert.Contains("Sophie Germain", await client.GetStringAsync($"{Roster}?q=new-3&show=withdrawn", Stop));
        using var saved = await client.SendAsync($"{Roster}/{id}", $"{Roster}/{id}/save", ("identifier", "new-3"), ("name", "Marie-Sophie Germain"), ("email", "m@x.org"));
        Assert.Equal(1, await CountAsync(s => s.Students.Where(x => x.Id == id && x.WithdrawnAt != null && x.Email == "m@x.org" && x.GitHubUsername == null && x.SectionId == null)));
        using var back = await client.SendAsync($"{Roster}/{id}", $"{Roster}/{id}/return");
        Assert.Contains("Marie-Sophie Germain", await client.GetStringAsync($"{Roster}?q=new-3", Stop));
    }

    [Fact]
    public async Task Links_ForASection_SignTheirStudentsInOnce()
    {
        using var client = host.ClientOf(Who.Instructor);
        using var file = await client.SendAsync($"{Roster}/links", $"{Roster}/links.csv", ("section", $"{host.Sample.Students[1].SectionId}"), ("whom", "all"));
        var lines = (await file.Content.ReadAsStringAsync(Stop)).Split("\r\n");

        Assert.Equal("identifier,name,email,section,link", lines[0]);
        Assert.All(lines[1..^1], l => Assert.Matches(@",Thursday,http.*/sign-in/[0-9a-f]{64}$", l));
        Assert.True(file.Headers.CacheControl!.NoStore);
        var (link, name) = (new Uri(Regex.Match(lines[5], "http.*$").Value).PathAndQuery, lines[5].Split(',')[1]);
        using var student = host.ClientOf(Who.Nobody);
        Assert.Contains(WebUtility.HtmlEncode(name), await student.GetStringAsync(link, Stop));
        using var signedIn = await student.PostAsync(link, new FormUrlEncodedContent([]), Stop);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        using var mine = await student.GetAsync($"{host.Here}/me", Stop);
        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        using var again = await student.PostAsync(link, new FormUrlEncodedContent([]), Stop);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task Links_OfAnAccountThatTeachesElsewhere_AreNotMade()
    {
        using var client = host.ClientOf(Who.Instructor);
        var student = host.Sample.Students[^4];   // of the section that the other test leaves alone
        await using (var store = host.Store())
        {
            var account = new Account { Name = "Powerful", IsAdministrator = true, CreatedAt = DateTimeOffset.UtcNow };
            store.Add(account);
            await store.SaveChangesAsync(Stop);
            await store.Students.Where(s => s.Id == student.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.AccountId, account.Id), Stop);
        }

        using var one = await client.SendAsync($"{Roster}/{student.Id}", $"{Roster}/{student.Id}", ("_handler", "link"));
        using var file = await client.SendAsync($"{Roster}/links", $"{Roster}/links.csv", ("whom", "all"));

        Assert.Contains("an administrator makes its link", await one.Content.ReadAsStringAsync(Stop));
        Assert.Matches($"(?m)^{student.Identifier},.*,\r?$", await file.Content.ReadAsStringAsync(Stop));
    }

    private async Task<int> CountAsync<T>(Func<Store, IQueryable<T>> query)
    {
        await using var store = host.Store();
        return await query(store).CountAsync(Stop);
    }
}
