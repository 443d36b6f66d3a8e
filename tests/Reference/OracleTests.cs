using Autograder.Authoring;

namespace Autograder.Reference.Tests;

public sealed class OracleTests
{
    [Theory]
    [MemberData(nameof(Compared.Names), MemberType = typeof(Compared))]
    public void Oracles_AtEveryProbeOfManySeeds_AgreeWithinTheTolerance(string check)
    {
        var compared = Compared.Named(check);
        Assert.Equal(["closed form", "TorchSharp autograd", "Taylor mode"], compared.Oracles.Select(o => o.Name));

        foreach (var seed in Seeds.For(compared))
            foreach (var probe in compared.ProbesOf(seed))
                AssertAgreement(compared, probe, seed);
    }

    private static void AssertAgreement(Compared compared, Probe probe, ulong seed)
    {
        var closed = compared.Oracles[0].Answer(probe);
        var allowed = compared.AllowedBetweenOracles(probe);
        foreach (var oracle in compared.Oracles.Skip(1))
        {
            var other = oracle.Answer(probe);
            Assert.True(closed.HasShape(other), $"{compared.Name} seed {seed} {probe.Label}: {oracle.Name} has another shape");
            for (var i = 0; i < closed.Values.Length; i++)
                Assert.True(
                    Math.Abs(closed[i] - other[i]) <= allowed[i],
                    $"{compared.Name} seed {seed} {probe.Label}: {closed[i]:R} and {other[i]:R} by {oracle.Name}, allowed {allowed[i]:R}");
        }
    }
}
