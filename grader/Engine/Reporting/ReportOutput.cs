using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Autograder.Authoring;
using Autograder.Engine.Checking;

namespace Autograder.Engine.Reporting;

/// <summary>What the student's code printed to standard output and error, made harmless and cut to its end.</summary>
/// <param name="Exercise">Null for a whole process of the checks.</param>
/// <param name="Member">The member that was called at an input that the student may see. Null for a whole process of the checks: hidden
/// inputs may be in it, so it is the instructor's only.</param>
/// <param name="Bytes">How much it was in all.</param>
public sealed record ReportOutput(string? Exercise, string? Member, string Text, long Bytes)
{
    private const int MostProcesses = 5;

    public static ImmutableArray<ReportOutput> Of(IReadOnlyList<PrintedText> processes, IReadOnlyList<MemberOutput> members) =>
    [
        .. members.Select(m => new ReportOutput(m.Exercise, m.Member, m.Printed.Clean(), m.Printed.Bytes)),
        .. processes.Take(MostProcesses).Select(p => new ReportOutput(null, null, p.Clean(), p.Bytes)),
    ];
}

/// <summary>|(f(x + hu) − f(x − hu)) / 2h − ⟨g, u⟩| over the step h, for one direction u.</summary>
/// <param name="Function">The member f; g is the check's own.</param>
/// <param name="Slope">⟨g, u⟩.</param>
public sealed record ReportSteps(string Function, double Slope, ImmutableArray<ReportStep> Points)
{
    private const double Close = 1e-6;

    /// <summary>Where both are nearest to one another.</summary>
    [JsonIgnore]
    public ReportStep Nearest => Points.MinBy(p => p.Difference)!;

    /// <summary>Whether the gradient is that of the function.</summary>
    [JsonIgnore]
    public bool Agrees => Nearest.Difference <= Close * Math.Max(1, Math.Abs(Slope));

    public static ReportSteps? Of(StepCurve? curve) => curve is null ? null : new(curve.Function, curve.Slope, [.. curve.Points.Select(p => new ReportStep(p.Step, p.Difference))]);
}

public sealed record ReportStep(double Step, double Difference);
