using System.Text.RegularExpressions;
using Autograder.Authoring;

namespace Autograder.Reference.Tests;

public sealed partial class MistakeTests
{
    /// <summary>What measurements found students to write; the words are the notes' own.</summary>
    public static TheoryData<string, string[]> Known => new()
    {
        {
            "taylor-cosine",
            ["+sin x", "cos x", "−cos x", "sinh x", "−2x·exp(−x²)", "missing factor 2k", "exponent 2k for 2k−1", "0 (detached by .item())",
                "too few terms (3 terms)", "too few terms (5 terms)", "int factorial overflows from 14! (15 terms)", "long factorial overflows from 22! (20 terms)", "degrees for radians"]
        },
        {
            "linear-regression",
            ["sum for mean", "½", "2×", "sign", "missing x", "product of means", "the loss itself", "y for the residual", "N − 1", "RMSE's gradient",
                ".grad never zeroed", "stale prediction", "broadcasting (N,1) − (N)"]
        },
        {
            "tanh-derivative",
            ["derivative of order 1", "derivative of order 2", "derivative of order 3", "derivative of order 5", "tanh⁴ (power)", "(1 − t²)⁴", "8t(1 − t²)",
                "missing (1 − t²)", "divided by 24", "sign", "of tan", "of the sigmoid", "finite differences (five points, h = 0.01)"]
        },
        {
            "quadratic-form",
            ["A", "Aᵀ", "A + Aᵀ", "½A", "2A", "¼(A + Aᵀ)", "upper triangle mirrored", "AᵀA", "diagonal only", "antisymmetric part", "row sums (grad(grad.sum()))", "the gradient"]
        },
        { "trace-product", ["BA", "AB", "AᵀB", "ABᵀ", "BᵀAᵀ", "AXB", "AᵀXᵀBᵀ", "2×", "½", "sign", "identity"] },
        {
            "least-squares",
            ["2×", "½", "Aᵀ(Ax + b)", "AᵀAx", "−Aᵀb", "AᵀAx − b", "divided by m", "of the unsquared norm", "A(Ax − b)", "the residual", "2AᵀA", "/m", "AAᵀ", "A²", "diagonal"]
        },
        {
            "log-one-plus-exp",
            ["σx", "(1 − σ)a", "σ′a", "eᶻa", "a", "tanh(z)a", "scalar σ", "σaaᵀ", "σ²aaᵀ", "(1 − σ)²aaᵀ", "σ′axᵀ", "σ′xxᵀ", "σ′⟨a,a⟩", "diagonal", "½", "exp z overflows"]
        },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Mistakes_OfEachExercise_AreAllThatWereMeasured(string exercise, string[] formulas)
    {
        var written = MistakesOf(exercise).Select(m => m.Formula).ToHashSet();

        Assert.Equal([], formulas.Except(written));
    }

    [Theory]
    [MemberData(nameof(JudgementTests.Exercises), MemberType = typeof(JudgementTests))]
    public void Mistakes_OfEachExercise_HaveOneIdEachAndAHintThatEndsAsASentence(string exercise)
    {
        var mistakes = MistakesOf(exercise).DistinctBy(m => (m.Id, m.Formula, m.Hint)).ToList();

        Assert.Equal(mistakes.Count, mistakes.DistinctBy(m => m.Id).Count());
        Assert.All(mistakes, m => Assert.Matches(Kebab(), m.Id));
        Assert.All(mistakes, m => Assert.Matches(Sentence(), m.Hint));
    }

    [Theory]
    [MemberData(nameof(Compared.Names), MemberType = typeof(Compared))]
    public void Mistakes_OfManySeeds_AreSeparateFromTheRightAnswerAndFromEachOther(string check)
    {
        var compared = Compared.Named(check);
        foreach (var seed in Seeds.For(compared))
        {
            var probes = compared.ProbesOf(seed);
            var right = probes.Select(compared.Oracles[0].Answer).ToList();
            var answers = compared.Mistakes.Select(m => probes.Select(m.Answer).ToList()).ToList();
            for (var i = 0; i < answers.Count; i++)
            {
                Assert.True(answers[i].Zip(right).Max(a => a.First is null ? 0 : Distance.Between(a.First, a.Second)) >= 1e-6, $"{compared.Mistakes[i].Id} seed {seed}: right");
                for (var j = 0; j < i; j++)
                    Assert.True(answers[i].Zip(answers[j]).Max(a => Distance.Between(a.First, a.Second)) >= 1e-6, $"{compared.Mistakes[i].Id}, {compared.Mistakes[j].Id} seed {seed}: same");
            }
        }
    }

    private static IEnumerable<Mistake> MistakesOf(string exercise) => Compared.All.Where(c => c.Exercise.Id == exercise).SelectMany(c => c.Mistakes);

    [GeneratedRegex("^[a-z][a-z0-9.]*(-[a-z0-9.]+)*$")]
    private static partial Regex Kebab();

    [GeneratedRegex("^[A-Za-zσ].*[.?]$")]
    private static partial Regex Sentence();
}
