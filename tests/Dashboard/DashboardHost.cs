using System.Net;
using System.Security.Claims;
using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Assignment = Autograder.Authoring.Assignment;

[assembly: AssemblyFixture(typeof(Autograder.Dashboard.Tests.DashboardHost))]

namespace Autograder.Dashboard.Tests;

/// <summary>Who looks in the tests.</summary>
public enum Who { Nobody, Stranger, Student, OtherStudent, Assistant, Instructor, Administrator }

/// <summary>The service with a sample course on a free port of the loopback; it grades nothing.</summary>
public sealed class DashboardHost : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("autograder-dashboard-").FullName;
    private readonly Dictionary<Who, long> accounts = [];
    private WebApplication app = null!;

    public int Students { get; init; } = 120;

    public int Attempts { get; init; } = 4;

    /// <summary>How many students the sample's dry run is of.</summary>
    public int Regraded { get; init; } = 30;

    /// <summary>Changes the settings of the service.</summary>
    internal Func<ServiceSettings, ServiceSettings> Set { get; init; } = s => s;

    internal CourseSample Sample { get; private set; } = null!;

    /// <summary>A dry run of some students' work, graded to the end.</summary>
    internal Regrade Regrade { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public string Here => $"{Address}/c/{Sample.Course.Slug}/{Sample.Assignment.Slug}";

    internal Student Student => Sample.Students[0];

    internal Student OtherStudent => Sample.Students[1];

    internal IServiceProvider Services => app.Services;

    internal Store Store() => app.Services.GetRequiredService<StoreFactory>().CreateDbContext();

    public async ValueTask InitializeAsync()
    {
        var settings = new ServiceSettings { Data = folder, Listen = "http://127.0.0.1:0", Slots = 0, Rates = new() { AccountBurst = 100_000, AddressBurst = 100_000 } };
        app = ServiceHost.BuildService(Set(settings), new PlayedAssignments());
        await app.PrepareAsync(CancellationToken.None);
        await using (var store = Store())
        {
            Sample = await CourseSample.MakeAsync(store, Students, Attempts, DateTimeOffset.UtcNow, CancellationToken.None);
            store.ChangeTracker.AutoDetectChangesEnabled = true;
            await PeopleAsync(store);
            if (Regraded > 0)
                Regrade = await Sample.RegradeAsync(store, [.. Sample.Students.Skip(20).Take(Regraded)], DateTimeOffset.UtcNow, CancellationToken.None);
        }
        await app.StartAsync();
        Address = app.Urls.First();
    }

    /// <summary>The cookie that signing in would give.</summary>
    internal (string Name, string Value)? CookieOf(Who who)
    {
        if (who == Who.Nobody)
            return null;
        var scheme = app.Services.GetRequiredService<IAuthenticationSchemeProvider>().GetAllSchemesAsync().Result.First(s => s.HandlerType == typeof(CookieAuthenticationHandler)).Name;
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{accounts[who]}"), new(ClaimTypes.Name, $"{who}")], scheme);
        var ticket = new AuthenticationTicket(new(identity), new() { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) }, scheme);
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }

    internal HttpClient ClientOf(Who who)
    {
        var cookies = new CookieContainer();
        if (CookieOf(who) is var (name, value))
            cookies.Add(new Uri(Address), new Cookie(name, value));
        return new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new(Address) };
    }

    private async Task PeopleAsync(Store store)
    {
        foreach (var who in Enum.GetValues<Who>().Except([Who.Nobody]))
        {
            var account = new Account { Name = $"The {who}", IsAdministrator = who == Who.Administrator, CreatedAt = DateTimeOffset.UtcNow };
            store.Add(account);
            await store.SaveChangesAsync();
            accounts[who] = account.Id;
            Role? role = who switch { Who.Student or Who.OtherStudent => Role.Student, Who.Assistant => Role.Assistant, Who.Instructor => Role.Instructor, _ => null };
            if (role is { } given)
                store.Add(new Membership { CourseId = Sample.Course.Id, AccountId = account.Id, Role = given });
            if (who is Who.Student or Who.OtherStudent)
            {
                var id = (who == Who.Student ? Student : OtherStudent).Id;
                await store.Students.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.AccountId, account.Id));
            }
        }
        await store.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class PlayedAssignments : IAssignmentLibrary
    {
        private static readonly Lazy<Assignment> Played = new(() => PlayedAssignment.Of(CourseSample.Reports[^1]));

        public string Default => "autodiff";

        public IReadOnlyList<string> Names => ["autodiff"];

        public Assignment Load(string name) => Played.Value;
    }
}
