using Autograder.Contracts;

namespace Autograder.Authoring;

public enum Visibility { Visible, Hidden }

/// <summary>
/// One question asked of a submission, worth points of its own. It calls the student's members, compares what comes
/// back, and says what it found; it never throws for anything that a student's code can do.
/// </summary>
public abstract class Check
{
    private int points;

    /// <summary>Unique within its exercise, such as <c>autograd-hessian.random</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the check is about, in words that a student may read though the check is hidden.</summary>
    public required string Title { get; init; }

    /// <summary>The name of the member under test.</summary>
    public required string Member { get; init; }

    public required Visibility Visibility { get; init; }

    public required int Points { get => points; init => points = value; }

    /// <summary>Ids of checks of the same exercise without which this one says nothing: unless they passed, it is skipped.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>
    /// The known wrong answers of the member; where it returns a record, of its first field, such as the trajectory of the weights.
    /// </summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>
    /// Where the member is asked too once its answer is wrong, only to tell one mistake from another: what fits two round
    /// inputs may fit no third. Neither the verdict nor the message comes from there.
    /// </summary>
    public Func<Draw, IReadOnlyList<Probe>> Further { get; init; } = _ => [];

    /// <summary>How an input is made smaller, to show a finding at the smallest; null when it is not to be tried.</summary>
    public ProbeShapes? Shapes { get; init; }

    /// <summary>The same check, worth other points.</summary>
    public Check Worth(int other)
    {
        var check = (Check)MemberwiseClone();
        check.points = other;
        return check;
    }

    public abstract Task<Finding> ExamineAsync(ISubject subject, Draw draw, CancellationToken cancellation);

    /// <summary>
    /// Looks for the smallest input that shows what was found. It comes after all verdicts and changes none.
    /// </summary>
    /// <returns>Null when the check does not look for it, or no number was wrong.</returns>
    public virtual Task<SmallestExample?> ShrinkAsync(ISubject subject, Finding finding, CancellationToken cancellation) =>
        Task.FromResult<SmallestExample?>(null);

    /// <summary>The inputs that students may see; none of a hidden check.</summary>
    public virtual IReadOnlyList<Probe> VisibleProbes(Draw draw) => [];

    /// <summary>
    /// Holds the student's gradient against difference quotients of the student's own function, at an input of the check. It comes
    /// after all verdicts and changes none.
    /// </summary>
    /// <returns>Null where there is no such function, or too few calls came back.</returns>
    public virtual Task<StepCurve?> StepsAsync(ISubject subject, Finding finding, Draw draw, CancellationToken cancellation) =>
        Task.FromResult<StepCurve?>(null);
}

/// <summary>A student's exercise as a check sees it: calls go in, outcomes come out.</summary>
public interface ISubject
{
    /// <summary>Calls a member of the exercise's class by its name. Time-outs and deaths are outcomes too.</summary>
    Task<CallOutcome> CallAsync(string member, IReadOnlyList<Value> arguments, Taint taint, CancellationToken cancellation);

    /// <summary>What a member reaches outside the student's own code.</summary>
    IReadOnlyList<Use> UsesOf(string member);

    /// <summary>How a member does its work, examined once for all checks of the exercise.</summary>
    Task<WayEvidence> WayOfAsync(string member, Func<CancellationToken, Task<WayEvidence>> examine, CancellationToken cancellation);
}
