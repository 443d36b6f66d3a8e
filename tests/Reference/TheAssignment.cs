using System.Runtime.CompilerServices;
using Autograder.Authoring;

namespace Autograder.Reference.Tests;

/// <summary>The assignment as the grader loads it from the repository.</summary>
internal static class TheAssignment
{
    public static Assignment Loaded { get; } = new AutodiffAssignment().Load(Path.Combine(Repository, "reference"));

    public static string Repository => Path.GetFullPath(Path.Combine(Here(), "../.."));

    public static Exercise Exercise(string id) => Loaded.Exercises.Single(e => e.Id == id);

    /// <summary>Every check with its exercise.</summary>
    public static IEnumerable<(Exercise Exercise, Check Check)> Checks =>
        Loaded.Exercises.SelectMany(e => e.Checks.Select(c => (e, c)));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
