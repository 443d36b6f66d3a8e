using Autograder.Authoring.Judging;

namespace Autograder.Authoring;

/// <summary>
/// The member reaches none of the forbidden functions. Nothing is called: it reads what the compiler saw. Where the
/// right number must earn nothing by the wrong way, use <see cref="AgreementCheck.Forbidden"/> instead. An unwritten
/// stub reaches nothing: let this depend on the check of the member's value.
/// </summary>
public sealed class ForbiddenUseCheck : Check
{
    public required IReadOnlyList<ForbiddenUse> Forbidden { get; init; }

    /// <summary>A sentence for the student: what to write instead.</summary>
    public required string Hint { get; init; }

    public override Task<Finding> ExamineAsync(ISubject subject, Draw draw, CancellationToken cancellation) =>
        Task.FromResult(
            ForbiddenUses.In(this, subject, Forbidden) is { } finding
                ? finding with { Hint = Hint }
                : Finding.Passed($"{Member} uses none of {string.Join(", ", Forbidden.Select(f => f.Title).Distinct())}"));
}
