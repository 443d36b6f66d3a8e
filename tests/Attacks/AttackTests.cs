using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Autograder.Engine.Submissions;

namespace Autograder.Attacks.Tests;

/// <summary>
/// Every program of the corpus through the whole grader: no point gained, nothing outside changed, no process left, an end in
/// time, and the submission after it graded right. In two halves, each with a grader of its own, for two cores.
/// </summary>
public abstract class AttackTests(Grader grader, Canaries canaries)
{
    private protected const int PatienceInMilliseconds = 180_000;

    private static readonly Submission honest = new([new("Exercises/TraceProduct.cs", """
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Autodiff.Exercises;

        public static class TraceProduct
        {
            public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

            public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

            public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
            {
                X.requires_grad = true;
                trace(A.mm(X).mm(B)).backward();
                return X.grad!;
            }
        }
        """)], null, []);

    /// <summary>Every second one of all, or of those whose names begin with AUTOGRADER_ATTACKS, such as <c>compiling/</c>.</summary>
    private protected static TheoryData<string> Half(int first) =>
        [.. Attack.Names.Where(name => name.StartsWith(Environment.GetEnvironmentVariable("AUTOGRADER_ATTACKS") ?? "", StringComparison.Ordinal))
            .Where((_, index) => index % 2 == first)];

    private protected async Task ContainAsync(string name)
    {
        var attack = Attack.Read(name);
        var report = await grader.GradeAsync(attack.AsSubmission(grader.Limits), attack.Exercise, attack.Expected);
        AssertVerdict(attack, report);
        canaries.AssertUntouched();
        var after = await grader.GradeRightAsync(honest, "trace-product");
        Assert.True(after.Final && after.Score == after.MaxScore, $"The submission after it: {Describe(after)}");
        await grader.AssertNoProcessLeftAsync();
    }

    private static void AssertVerdict(Attack attack, Report report)
    {
        var exercise = Assert.Single(report.Exercises);
        var ended = attack.Expected switch
        {
            Expectation.Zero => exercise.Score == 0,
            Expectation.Error => exercise.Score == 0 && exercise.Checks.Any(c => c.Status == CheckStatus.Error),
            Expectation.Refused => exercise.Score == 0 && exercise.Checks.All(c => c.Status != CheckStatus.Passed),
            Expectation.Full => exercise.Score == exercise.MaxScore,
            Expectation.Any => true,
            _ => throw new System.Diagnostics.UnreachableException($"expectation {attack.Expected}"),
        };
        Assert.True(ended && report.Final, $"{attack.Layer} must hold; expected {attack.Expected}: {Describe(report)}");
        // Neither may what lies outside come back to anybody.
        Assert.DoesNotContain(Canaries.Secret, JsonReport.Write(report), StringComparison.Ordinal);
        // What hidden inputs are made of must not come back to the student.
        Assert.DoesNotContain(
            report.ForStudent().Exercises[0].Checks.Where(c => c.Visibility == Visibility.Hidden),
            c => $"{c}".Contains("LEAK", StringComparison.Ordinal));
        Assert.DoesNotContain(report.ForStudent().Output, o => o.Text.Contains("LEAK", StringComparison.Ordinal));
        if (attack.Name.EndsWith("printed-later", StringComparison.Ordinal))
        {
            // It would have come: the instructor sees it, and the student what was printed at visible inputs.
            Assert.Contains(report.Output, o => o.Member is null && o.Text.Contains("LEAK", StringComparison.Ordinal));
            Assert.Contains(report.ForStudent().Output, o => o.Text.Contains("seen so far:", StringComparison.Ordinal));
        }
    }

    private static string Describe(Report report) => string.Join('\n',
        report.Exercises.SelectMany(e => e.Checks.Select(c => $"{c.Id} {c.Status} {c.Score}/{c.MaxScore}: {c.Message}"))
            .Concat(report.Notes).Concat(report.Diagnostics.Take(5).Select(d => $"{d}"))
            .Select(line => line.Length > 300 ? line[..300] : line));
}

public sealed class EvenAttackTests(Grader grader, Canaries canaries) : AttackTests(grader, canaries), IClassFixture<Grader>
{
    public static TheoryData<string> Attacks => Half(0);

    [Theory(Timeout = PatienceInMilliseconds)]
    [MemberData(nameof(Attacks))]
    public Task Attack_Graded_IsContained(string name) => ContainAsync(name);
}

public sealed class OddAttackTests(Grader grader, Canaries canaries) : AttackTests(grader, canaries), IClassFixture<Grader>
{
    public static TheoryData<string> Attacks => Half(1);

    [Theory(Timeout = PatienceInMilliseconds)]
    [MemberData(nameof(Attacks))]
    public Task Attack_Graded_IsContained(string name) => ContainAsync(name);
}
