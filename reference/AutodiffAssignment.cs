using System.Reflection;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Exercises;
using Autograder.Reference.Settings;
using Autograder.Reference.Timing;

namespace Autograder.Reference;

/// <summary>The seven exercises in automatic differentiation, in the order of the handout.</summary>
public sealed class AutodiffAssignment : IAssignmentPackage
{
    private const string KitFolder = "Kit/", RivalsFolder = "Rivals/";

    private static readonly IReadOnlyList<ExerciseDraft> Drafts =
    [
        TaylorCosine.Draft, LinearRegression.Draft, TanhDerivative.Draft, QuadraticForm.Draft,
        TraceProduct.Draft, LeastSquares.Draft, LogOnePlusExp.Draft,
    ];

    public Assignment Load(string folder)
    {
        var assembly = typeof(AutodiffAssignment).Assembly;
        var file = AssignmentFile.Read(
            folder, assembly.GetName().Name!, Drafts.ToDictionary(d => d.Id, d => d.Checks.Count), [.. TimedExercise.All.Keys]);
        return new(
            file.Id, file.Title, file.Version, [.. Drafts.Select(d => WithPoints(d, file.Points[d.Id], file.TimingPoints.GetValueOrDefault(d.Id)))],
            file.Limits, FilesIn(assembly, KitFolder))
        {
            Rivals = FilesIn(assembly, RivalsFolder),
        };
    }

    /// <summary>Points for time come off those of the checks: the exercise's sum stays.</summary>
    private static Exercise WithPoints(ExerciseDraft draft, int points, int forTime)
    {
        var exercise = draft.WithPoints(points - forTime);
        return TimedExercise.All.TryGetValue(draft.Id, out var timed)
            ? exercise with { Timed = timed.WithPoints(forTime).Members, Comparisons = timed.Comparisons }
            : exercise;
    }

    private static IReadOnlyList<SourceFile> FilesIn(Assembly assembly, string folder) =>
    [
        .. assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => Embedded(assembly, n)),
    ];

    private static SourceFile Embedded(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new(name, reader.ReadToEnd());
    }
}
