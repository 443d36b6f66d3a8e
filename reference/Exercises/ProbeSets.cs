using Autograder.Authoring;

namespace Autograder.Reference.Exercises;

/// <summary>Where the members of an exercise are tried.</summary>
/// <param name="Visible">Small and round, the same for everybody: the starter prints them too.</param>
/// <param name="VisibleAbout">What is special about them, to follow "at" in a title.</param>
/// <param name="Hidden">At least three random ones, and hard ones.</param>
/// <param name="HiddenAbout">What is special about them, without their numbers.</param>
/// <param name="Way">Two of equal shapes and different numbers.</param>
/// <param name="Shapes">How the smallest input that shows a mistake is found.</param>
internal sealed record ProbeSets(
    IReadOnlyList<Probe> Visible, string VisibleAbout, Func<Draw, IReadOnlyList<Probe>> Hidden, string HiddenAbout, WayProbes Way, ProbeShapes Shapes);
