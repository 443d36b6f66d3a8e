using Autograder.Contracts;

namespace Autograder.Authoring;

/// <summary>How a member has to come to its result.</summary>
public abstract record Way
{
    private Way() { }

    public sealed record Any : Way;

    /// <summary>The member that computes the same by the other way and must not be called; null when there is none.</summary>
    public string? Rival { get; init; }

    /// <summary>By a formula: no derivative pass may reach the result.</summary>
    public sealed record Analytic : Way;

    /// <summary>By automatic differentiation: the result must have gone through at least as many derivative passes.</summary>
    /// <param name="Part">A part of the function that may be differentiated alone; null when there is none.</param>
    /// <param name="Argument">The position of the argument that is differentiated by.</param>
    public sealed record Autograd(int LeastPasses = 1, ChainRule? Part = null, int Argument = 0) : Way;
}

/// <summary>
/// A derivative put together by hand from one that autograd made of a part, such as Jᵀr with J, the Jacobian of the residual
/// r. It is autograd too, when J is really had from the tape and the result is made of it.
/// </summary>
/// <param name="Derivative">The part's true derivative at a probe, a matrix.</param>
/// <param name="Result">The result at a probe that such a derivative gives.</param>
public sealed record ChainRule(Func<Probe, TensorValue> Derivative, Func<Probe, TensorValue, TensorValue> Result);

/// <summary>What gradient taint told of a member.</summary>
/// <param name="Verdict">What follows from it for the required way.</param>
/// <param name="Passes">k, the power with which the result follows the taint's scale; null where it could not be measured.</param>
/// <param name="Explanation">A sentence for the report, empty when all is as it should be.</param>
public sealed record WayEvidence(WayVerdict Verdict, double? Passes, string Explanation)
{
    public static WayEvidence Unexamined { get; } = new(WayVerdict.AsRequired, null, "");
}

public enum WayVerdict
{
    AsRequired,

    /// <summary>The signs disagree: for a person to look at; points stay.</summary>
    Unclear,

    /// <summary>Not the required way: the number earns nothing.</summary>
    Otherwise,

    /// <summary>The examination itself failed (a time-out, a death): nothing is concluded from it.</summary>
    NotExamined,
}
