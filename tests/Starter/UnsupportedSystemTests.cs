namespace Autograder.Starter.Tests;

public sealed class UnsupportedSystemTests
{
    [Theory]
    [InlineData("osx-x64")]
    [InlineData("linux-arm64")]
    [InlineData("linux-musl-x64")]
    public async Task Build_SystemWithoutLibtorch_PointsToTheDevcontainer(string system)
    {
        using var copy = new StarterCopy();
        var (exit, output, _) = await copy.DotnetAsync(
            "msbuild", "-nologo", "-t:RefuseSystemWithoutTorch", "-p:UseCurrentRuntimeIdentifier=false", $"-p:RuntimeIdentifier={system}");
        Assert.Equal(1, exit);
        Assert.Contains($"({system})", output, StringComparison.Ordinal);
        Assert.Contains("devcontainer", output, StringComparison.Ordinal);
    }
}
