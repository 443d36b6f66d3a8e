using Autograder.Contracts;

namespace Autograder.Authoring;

/// <param name="Id">Such as <c>trace-product</c>.</param>
/// <param name="Members">The members that the student writes; all in one class.</param>
/// <param name="Checks">In the order of the report; their points and those of <see cref="Exercise.Timed"/> sum to the exercise's.</param>
public sealed record Exercise(string Id, string Title, string Class, IReadOnlyList<MemberSignature> Members, IReadOnlyList<Check> Checks)
{
    public int Points => Checks.Sum(c => c.Points) + TimingPoints;

    public int TimingPoints => Timed.Sum(t => t.Points);

    public IReadOnlyList<TimedMember> Timed { get; init; } = [];

    public IReadOnlyList<Comparison> Comparisons { get; init; } = [];

    public MemberSignature Member(string name) => Members.First(m => m.Name == name);
}
