using System.Reflection;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Exercises;
using Autograder.Reference.Settings;

namespace Autograder.Reference;

/// <summary>The seven exercises in automatic differentiation, in the order of the handout.</summary>
public sealed class AutodiffAssignment : IAssignmentPackage
{
    private const string KitFolder = "Kit/";

    private static readonly IReadOnlyList<ExerciseDraft> Drafts =
    [
        TaylorCosine.Draft, LinearRegression.Draft, TanhDerivative.Draft, QuadraticForm.Draft,
        TraceProduct.Draft, LeastSquares.Draft, LogOnePlusExp.Draft,
    ];

    public Assignment Load(string folder)
    {
        var assembly = typeof(AutodiffAssignment).Assembly;
        var file = AssignmentFile.Read(folder, assembly.GetName().Name!, Drafts.ToDictionary(d => d.Id, d => d.Checks.Count));
        return new(
            file.Id, file.Title, file.Version, [.. Drafts.Select(d => d.WithPoints(file.Points[d.Id]))], file.Limits,
            [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(KitFolder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => KitFile(assembly, n))]);
    }

    private static SourceFile KitFile(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new(name, reader.ReadToEnd());
    }
}
