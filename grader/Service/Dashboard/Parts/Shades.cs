using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Autograder.Service.Dashboard.Texts;
using Autograder.Service.Storage;

namespace Autograder.Service.Dashboard.Parts;

/// <summary>Colours and words of scores and states. A colour never stands alone: the word or number is beside it.</summary>
internal static class Shades
{
    /// <summary>The class of a cell of the heat map.</summary>
    public static string Heat(int score, int most, bool started)
    {
        if (!started || most == 0)
            return "h0";
        return ((double)score / most) switch { < .25 => "h1", < .5 => "h2", < .75 => "h3", < 1 => "h4", _ => "h5" };
    }

    public static (string Class, string Word) Of(CheckStatus status, Phrases t) => status switch
    {
        CheckStatus.Passed => ("good", t["passed"]),
        CheckStatus.Failed => ("bad", t["failed"]),
        CheckStatus.Error => ("bad", t["error"]),
        CheckStatus.Skipped => ("", t["skipped"]),
        CheckStatus.InternalError => ("warn", t["our fault: costs nothing"]),
        _ => throw new System.Diagnostics.UnreachableException($"status {status}"),
    };

    public static (string Class, string Word) Of(ExerciseState state, Phrases t) => state switch
    {
        ExerciseState.Complete => ("good", t["complete"]),
        ExerciseState.Incomplete => ("warn", t["incomplete"]),
        ExerciseState.NotStarted => ("", t["not started"]),
        _ => throw new System.Diagnostics.UnreachableException($"state {state}"),
    };

    public static (string Class, string Word) Of(AttemptState state, Phrases t) => state switch
    {
        AttemptState.Waiting => ("accent", t["waiting"]),
        AttemptState.Running => ("accent", t["being graded"]),
        AttemptState.Graded => ("good", t["graded"]),
        AttemptState.Failed => ("bad", t["failed on our side"]),
        AttemptState.Cancelled => ("", t["cancelled"]),
        _ => throw new System.Diagnostics.UnreachableException($"state {state}"),
    };

    public static (string Class, string Word) Of(RegradeState state, Phrases t) => state switch
    {
        RegradeState.Proposed => ("accent", t["dry run"]),
        RegradeState.Applied => ("good", t["applied"]),
        RegradeState.Cancelled => ("", t["cancelled"]),
        RegradeState.Undone => ("warn", t["undone"]),
        _ => throw new System.Diagnostics.UnreachableException($"state {state}"),
    };
}
