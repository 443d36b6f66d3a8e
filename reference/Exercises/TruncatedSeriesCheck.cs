using System.Diagnostics.CodeAnalysis;
using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Reference.Exercises;

/// <summary>
/// An agreement, and a second sign that a series is one: far away, where a plain series in float64 has lost every digit, it
/// is not right. If it is, and nothing is in sight that could have brought x closer first, a person is asked to look.
/// No points are taken for it.
/// </summary>
internal sealed class TruncatedSeriesCheck : Check
{
    /// <summary>A sum of terms as large as e^60 in 16 digits is nowhere near 1; where the argument is halved a fixed number of times, 6e5 tells.</summary>
    private static readonly double[] Sizes = [60, 6e5];

    private const double RightEnough = 1e-6;

    /// <summary>What reducing the range takes, by parts of the names of functions: some kind of rounding, comparing or reading.</summary>
    private static readonly string[] Reductions =
    [
        "floor", "round", "trunc", "frac", "ceil", "fmod", "remainder", "modulus", "divide", "greater", "less", "where",
        ".gt", ".ge", ".lt", ".le", ".abs", ".sign", ".max", "log2", "item", "todouble", "data", "to_type", "clamp",
    ];

    private readonly AgreementCheck agreement;

    [SetsRequiredMembers]
    public TruncatedSeriesCheck(AgreementCheck agreement)
    {
        this.agreement = agreement;
        (Id, Title, Member, Visibility, Points, Mistakes) =
            (agreement.Id, agreement.Title, agreement.Member, agreement.Visibility, agreement.Points, agreement.Mistakes);
    }

    public AgreementCheck Agreement => agreement;

    public override async Task<Finding> ExamineAsync(ISubject subject, Draw draw, CancellationToken cancellation)
    {
        var finding = await agreement.ExamineAsync(subject, draw, cancellation);
        if (finding.Status != CheckStatus.Passed || subject.UsesOf(Member).Any(IsReduction))
            return finding;
        foreach (var size in Sizes)
            if (!await IsRightAtAsync(draw.EitherSign(0.95 * size, 1.05 * size, 3)))
                return finding;
        return finding with
        {
            Review = true,
            Advisories =
            [
                .. finding.Advisories,
                $"{Member} is right far outside of [−π, π] too, where a plain series has lost every digit, and nothing was seen that brings x closer first. Somebody will look at it.",
            ],
        };

        async Task<bool> IsRightAtAsync(TensorValue x) =>
            await subject.CallAsync(Member, [x], Taint.None, cancellation) is CallOutcome.Returned(Value.Tensor(var far), _, _)
            && far.HasShape(x)
            && agreement.Oracles[0].Answer(new("far away", [x])).Minus(far).Values.All(d => Math.Abs(d) <= RightEnough);
    }

    public override Task<SmallestExample?> ShrinkAsync(ISubject subject, Finding finding, CancellationToken cancellation) =>
        agreement.ShrinkAsync(subject, finding, cancellation);

    private static bool IsReduction(Use use) =>
        Reductions.Any(r => use.Function.Contains(r, StringComparison.OrdinalIgnoreCase)) || use.Function.StartsWith("System.Math.", StringComparison.Ordinal);
}
