using Autograder.Service.Hosting;

namespace Autograder.Service.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Listen", "somewhere")]
    [InlineData("BaseUrl", "grader.example.org")]
    [InlineData("Slots", "0")]
    [InlineData("Slots", "many")]
    [InlineData("Proxies", "10.0.0.0/99")]
    [InlineData("Intake:Body", "-1")]
    [InlineData("Rates:Uploads", "0")]
    [InlineData("Queue:Lease", "00:00:20")]
    [InlineData("Queue:Heartbeat", "0")]
    [InlineData("Intake:Bodi", "1")]
    [InlineData("Listne", "http://127.0.0.1:1")]
    public void Setting_Wrong_StopsTheStartByName(string name, string value)
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<SettingsException>(() => SettingsReader.Read(new Dictionary<string, string?> { ["Data"] = folder.Path, [name] = value }));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_ConnectionWrong_IsNamedWithoutItsPassword()
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<SettingsException>(() => SettingsReader.Read(
            new Dictionary<string, string?> { ["Data"] = folder.Path, ["Postgres"] = "Password=s3cret" }));
        Assert.Contains("Postgres", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_OnTheCommandLine_WinsOverTheFile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(SettingsReader.FileName), """{"Slots": 3, "Intake": {"Body": 1000}}""");
        var settings = SettingsReader.Read(new Dictionary<string, string?> { ["Data"] = folder.Path, ["Slots"] = "5" });
        Assert.Equal((5, 1000), (settings.Slots, settings.Intake.Body));
    }

    [Fact]
    public void File_NotJson_IsNamed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(SettingsReader.FileName), "Slots: 3");
        var refused = Assert.Throws<SettingsException>(() => SettingsReader.Read(new Dictionary<string, string?> { ["Data"] = folder.Path }));
        Assert.Contains(SettingsReader.FileName, refused.Message, StringComparison.Ordinal);
    }
}
