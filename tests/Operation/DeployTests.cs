using System.Reflection;
using Autograder.Service.Hosting;
using YamlDotNet.Serialization;

namespace Autograder.Operation.Tests;

/// <summary>What grader/deploy says is what the program knows: no setting and no command that is not there.</summary>
public sealed class DeployTests
{
    private const string Prefix = "AUTOGRADER_";

    private static readonly string deploy = Path.GetFullPath(Path.Combine(
        typeof(DeployTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!, "grader", "deploy"));

    public static TheoryData<string> Units => ["autograder.service", "autograder-worker.service"];

    private static string Read(string file) => File.ReadAllText(Path.Combine(deploy, file));

    private static Dictionary<string, object> Compose() =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(Read("compose.yaml"));

    private static Dictionary<object, object> Containers() => (Dictionary<object, object>)Compose()["services"];

    /// <summary>Reads them as the program would; throws for one that it does not know.</summary>
    private static ServiceSettings Settings(IEnumerable<KeyValuePair<string, string>> variables)
    {
        using var folder = new Service.Tests.TemporaryFolder();
        return SettingsReader.Read(variables.Where(v => v.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(v => v.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), string? (v) => v.Value)
            .Append(new("Data", folder.Path)).ToDictionary());
    }

    /// <summary>With the address that stands in the file .env.</summary>
    private static string Filled(string value) => value.StartsWith("${AUTOGRADER_BASEURL:", StringComparison.Ordinal) ? "https://grader.example.org" : value;

    private static IEnumerable<KeyValuePair<string, string>> Assignments(IEnumerable<string> lines) =>
        from line in lines
        let parts = line.Split('=', 2)
        where parts.Length == 2
        select KeyValuePair.Create(parts[0].Trim(), parts[1].Trim());

    [Fact]
    public void Example_OfTheEnvironment_NamesSettingsThatThereAre()
    {
        var lines = Read("environment.example").Split('\n').Select(line => line.TrimStart('#')).Where(line => line.StartsWith(Prefix, StringComparison.Ordinal));
        var settings = Settings(Assignments(lines));
        Assert.Equal("https://grader.example.org", settings.PublicAddress);
        Assert.Equal(730, settings.Retention.ReportDays);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Unit_CommandAndSettings_AreTheProgramsOwn(string unit)
    {
        var lines = Read(unit).Split('\n');
        Settings(Assignments(lines.Where(line => line.StartsWith("Environment=", StringComparison.Ordinal)).Select(line => line["Environment=".Length..])));
        var command = Assert.Single(lines, line => line.StartsWith("ExecStart=", StringComparison.Ordinal)).Split(' ');
        Assert.Equal(["ExecStart=/opt/autograder/autograder", unit == "autograder.service" ? "serve" : "worker", "--data", "/var/lib/autograder"], command);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Unit_StopLimit_LeavesRunningGradingsTheirTime(string unit)
    {
        var limit = Assert.Single(Assignments(Read(unit).Split('\n')), entry => entry.Key == "TimeoutStopSec").Value;
        Assert.True(TimeSpan.FromSeconds(int.Parse(limit, System.Globalization.CultureInfo.InvariantCulture)) > new Service.Queue.QueueRules().Grace + TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void Compose_SettingsOfServiceAndWorker_AreTheProgramsOwn()
    {
        foreach (var name in (string[])["service", "worker"])
        {
            var environment = (Dictionary<object, object>)((Dictionary<object, object>)Containers()[name])["environment"];
            Assert.NotNull(Settings(environment.Select(e => KeyValuePair.Create((string)e.Key, Filled((string)e.Value)))).Postgres);
        }
    }

    [Fact]
    public void Compose_Ports_AreOnTheLoopbackOnly()
    {
        var ports = Containers().Values.Cast<Dictionary<object, object>>().Where(c => c.ContainsKey("ports")).SelectMany(c => (List<object>)c["ports"]);
        Assert.All(ports, port => Assert.StartsWith("127.0.0.1:", (string)port, StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_Volumes_AreDeclared()
    {
        var declared = ((Dictionary<object, object>)Compose()["volumes"]).Keys;
        var used = Containers().Values.Cast<Dictionary<object, object>>().Where(c => c.ContainsKey("volumes"))
            .SelectMany(c => (List<object>)c["volumes"]).Select(v => ((string)v).Split(':')[0]);
        Assert.All(used, volume => Assert.Contains(volume, declared));
    }

    [Fact]
    public void Proxies_Examples_ReachTheDefaultAddress()
    {
        var address = new Uri(new ServiceSettings().Listen).Authority;
        Assert.All((string[])["Caddyfile", "nginx.conf"], file => Assert.Contains(address, Read(file), StringComparison.Ordinal));
    }
}
