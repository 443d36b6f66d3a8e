using Autograder.Contracts;

namespace Autograder.Authoring;

public enum CheckStatus
{
    Passed,
    Failed,

    /// <summary>The student's code threw, died or broke a limit.</summary>
    Error,

    /// <summary>What it depends on did not pass.</summary>
    Skipped,

    /// <summary>Our own fault: it is tried again and costs nobody a point.</summary>
    InternalError,
}

/// <summary>What a check found.</summary>
/// <param name="Message">Place, expected, actual, allowance. For a hidden check it may hold what students must not
/// see: <see cref="PublicMessage"/> is theirs.</param>
public sealed record Finding(CheckStatus Status, string Message)
{
    /// <summary>The message for the student of a hidden check: what is wrong, without inputs and expected numbers.</summary>
    public required string PublicMessage { get; init; }

    /// <summary>What to think about, in a sentence; null when nothing is known.</summary>
    public string? Hint { get; init; }

    /// <summary>The <see cref="Authoring.Mistake.Id"/> of the known mistake that the answer matches.</summary>
    public string? Mistake { get; init; }

    /// <summary>The signs disagree: a person should look. Points are not taken for it.</summary>
    public bool Review { get; init; }

    /// <summary>Remarks that cost nothing, such as an input changed in place.</summary>
    public IReadOnlyList<string> Advisories { get; init; } = [];

    /// <summary>The input that shows it.</summary>
    public Probe? Probe { get; init; }

    public TensorValue? Expected { get; init; }

    public TensorValue? Actual { get; init; }

    /// <summary>The allowed absolute difference of each component.</summary>
    public TensorValue? Allowed { get; init; }

    /// <summary>The smallest input that was found to show it; null when none was looked for.</summary>
    public SmallestExample? Smallest { get; init; }

    /// <summary>The gradient against difference quotients of the student's own function; null where there is none.</summary>
    public StepCurve? Steps { get; init; }

    /// <summary>The unwritten stub: it threw NotImplementedException, or the member is not there.</summary>
    public bool NotStarted { get; init; }

    public static Finding Passed(string message) => new(CheckStatus.Passed, message) { PublicMessage = message };
}

/// <summary>One input tried. The label says in a few words what is special about it, and nothing of its numbers.</summary>
public sealed record Probe(string Label, IReadOnlyList<Value> Arguments)
{
    public TensorValue Tensor(int position) =>
        Arguments[position] is Value.Tensor(var tensor) ? tensor : throw new InvalidOperationException($"argument {position} is no tensor");
}
