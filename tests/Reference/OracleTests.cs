using Autograder.Authoring;

namespace Autograder.Reference.Tests;

public sealed class OracleTests
{
    [Theory]
    [MemberData(nameof(Compared.Names), MemberType = typeof(Compared))]
    public void Oracles_AtEveryProbeOfManySeeds_AgreeWithinTheTolerance(string check)
    {
        var compared = Compared.Named(check);
        Assert.Equal(["closed form", "TorchSharp autograd"], compared.Oracles.Select(o => o.Name));

        foreach (var seed in Seeds.For(compared))
            foreach (var probe in compared.ProbesOf(seed))
                AssertAgreement(compared, probe, seed);
    }

    private static void AssertAgreement(Compared compared, Probe probe, ulong seed)
    {
        var (closed, autograd) = (compared.Oracles[0].Answer(probe), compared.Oracles[1].Answer(probe));
        var allowed = compared.AllowedBetweenOracles(probe);
        Assert.True(closed.HasShape(autograd), $"{compared.Name} seed {seed} {probe.Label}: other shapes");
        for (var i = 0; i < closed.Values.Length; i++)
            Assert.True(
                Math.Abs(closed[i] - autograd[i]) <= allowed[i],
                $"{compared.Name} seed {seed} {probe.Label}: {closed[i]:R} and {autograd[i]:R}, allowed {allowed[i]:R}");
    }
}
