using Autograder.Authoring;
using Autograder.Authoring.Numerics;

namespace Autograder.Reference.Tests;

/// <summary>The real checks judge played students: the closed form as a right one, every known mistake as a wrong one.</summary>
public sealed class JudgementTests
{
    public static TheoryData<string> Exercises => [.. TheAssignment.Loaded.Exercises.Select(e => e.Id)];

    [Theory]
    [MemberData(nameof(Exercises))]
    public async Task RightAnswer_OfManySeeds_PassesEveryCheck(string exercise)
    {
        for (var oracle = 0; oracle < Roles.Oracles; oracle++)
            foreach (var seed in Seeds.All)
                foreach (var check in TheAssignment.Exercise(exercise).Checks)
                {
                    var finding = await ExamineAsync(check, Roles.Right(TheAssignment.Exercise(exercise), oracle), seed);
                    Assert.True(finding is { Status: CheckStatus.Passed, Review: false }, $"{check.Id} seed {seed}: {finding.Status} {finding.Message}");
                }
    }

    [Theory]
    [MemberData(nameof(Compared.Names), MemberType = typeof(Compared))]
    public async Task KnownMistake_OfManySeeds_IsCaughtAndNamed(string name)
    {
        var compared = Compared.Named(name);
        foreach (var mistake in compared.Mistakes)
            foreach (var seed in Seeds.For(compared))
            {
                var finding = await ExamineAsync(compared.Check, Roles.Mistaken(compared, mistake), seed);
                // Where the mistake's shapes do not fit, the played student throws as libtorch does: an error, named all the same.
                Assert.True(finding.Status is CheckStatus.Failed or CheckStatus.Error, $"{mistake.Id} seed {seed}: {finding.Status} {finding.Message}");
                Assert.True(finding.Mistake == mistake.Id, $"{mistake.Id} seed {seed}: named {finding.Mistake ?? "nothing"}: {finding.Message} {finding.Hint}");
                Assert.Contains(mistake.Hint, finding.Hint, StringComparison.Ordinal);
            }
    }

    /// <summary>No example but one that shows the mistake; for most mistakes there is one smaller than what was asked.</summary>
    [Fact]
    public async Task KnownMistakes_ShownAtTheSmallest_AreTheSameMistakesStill()
    {
        var (shown, all) = (0, 0);
        foreach (var compared in Compared.All)
            foreach (var mistake in compared.Mistakes)
            {
                var student = Roles.Mistaken(compared, mistake);
                var finding = await ExamineAsync(compared.Check, student, 1);
                if (finding.Status != CheckStatus.Failed || ++all == 0
                    || await compared.Check.ShrinkAsync(student, finding, TestContext.Current.CancellationToken) is not { } smallest)
                    continue;
                shown++;
                Assert.True(smallest.Actual.Values.AsSpan().SequenceEqual(mistake.Answer(smallest.Probe)!.Values.AsSpan()), $"{compared.Name} {mistake.Id}");
                Assert.True(!Closeness(smallest), $"{compared.Name} {mistake.Id}: right at {smallest.Probe}");
                Assert.True(Numbers(smallest.Probe) <= Numbers(finding.Probe!), $"{compared.Name} {mistake.Id}");
            }
        Assert.InRange(shown, 0.8 * all, all);

        static bool Closeness(SmallestExample smallest) =>
            smallest.Expected.HasShape(smallest.Actual) && smallest.Expected.Minus(smallest.Actual).MaxAbs() <= 1e-9 * smallest.Expected.MaxAbs();

        static int Numbers(Probe probe) => probe.Arguments.Sum(a => a is Contracts.Value.Tensor(var t) ? t.Values.Length : 1);
    }

    private static Task<Finding> ExamineAsync(Check check, PlayedStudent student, ulong seed) =>
        check.ExamineAsync(student, Draw.For(seed, check.Id), TestContext.Current.CancellationToken);
}
