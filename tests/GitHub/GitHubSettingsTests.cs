using Autograder.Service.Hosting;
using Autograder.Service.Tests;

namespace Autograder.GitHub.Tests;

public sealed class GitHubSettingsTests
{
    [Theory]
    [InlineData("GitHub:AppId", "1")]
    [InlineData("GitHub:PrivateKey", "/there/is/none.pem")]
    [InlineData("GitHub:Api", "https://ghe.example/api/v3")]
    [InlineData("GitHub:WritesAMinute", "0")]
    [InlineData("GitHub:Tokn", "x")]
    public void Setting_Wrong_StopsTheStartByName(string name, string value)
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<SettingsException>(() => SettingsReader.Read(new Dictionary<string, string?> { ["Data"] = folder.Path, [name] = value }));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PrivateKey_NoKey_StopsTheStartWithoutShowingIt()
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<SettingsException>(() => SettingsReader.Read(new Dictionary<string, string?>
        {
            ["Data"] = folder.Path, ["GitHub:AppId"] = "1", ["GitHub:PrivateKey"] = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
        }));
        Assert.Contains("GitHub:PrivateKey", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", refused.Message, StringComparison.Ordinal);
    }
}
