using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>A member that calls the one it is to be compared with: by numbers alone the two ways cannot be told apart there.</summary>
internal static class RivalCall
{
    /// <summary>What is said of it; null when it does not call it.</summary>
    public static WayEvidence? In(Way required, IReadOnlyList<Use> uses, WayEvidence evidence) =>
        required.Rival is { } rival && evidence.Verdict == WayVerdict.AsRequired
        && uses.Any(u => u.Through.Any(t => t == rival || t.EndsWith($".{rival}", StringComparison.Ordinal)))
            ? evidence with { Verdict = WayVerdict.Unclear, Explanation = $"It calls {rival}, which does the same the other way. Somebody will look at it." }
            : null;
}
