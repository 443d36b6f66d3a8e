using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Reference.Exercises;

/// <summary>A check whose points are not known yet, only its weight against the other checks of its exercise.</summary>
internal sealed record CheckDraft(int Weight, Func<int, Check> WithPoints);

/// <summary>An exercise whose points are not known yet: <c>assignment.yaml</c> gives them.</summary>
internal sealed record ExerciseDraft(
    string Id, string Title, string Class, IReadOnlyList<MemberSignature> Members, IReadOnlyList<CheckDraft> Checks)
{
    public Exercise WithPoints(int points) =>
        new(Id, Title, Class, Members, [.. Checks.Zip(PointShares.Of(points, [.. Checks.Select(c => c.Weight)]), (c, share) => c.WithPoints(share))]);
}
