namespace Autograder.Attacks.Tests;

public sealed class CorpusTests
{
    [Fact]
    public void Corpus_Counted_HasEveryGroup()
    {
        var groups = Attack.Names.GroupBy(name => name.Split('/')[0]).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(
            ["compiling", "ending", "environment", "escape", "forging", "lingering", "network", "reading", "resources", "stealing"],
            groups.Keys.Order());
        Assert.True(groups.Values.Sum() >= 80, $"{groups.Values.Sum()} programs");
        Assert.All(Attack.Names, name => Assert.NotEmpty(Attack.Read(name).Layer));
    }
}
