namespace Autograder.Authoring;

/// <summary>
/// How far the difference quotient of the student's own function is from the student's gradient, over the step. A right pair
/// gives a V: truncation, O(h²), falls with the step until rounding, O(ε/h), rises. A gradient of another function stays up.
/// </summary>
/// <param name="Function">The member whose value was differentiated, such as <c>Value</c>.</param>
/// <param name="Slope">⟨g, u⟩, the size to hold the differences against.</param>
/// <param name="Points">From the largest step to the smallest.</param>
public sealed record StepCurve(string Function, double Slope, IReadOnlyList<StepPoint> Points);

/// <param name="Difference">|(f(x + hu) − f(x − hu)) / 2h − ⟨g, u⟩| for one direction u.</param>
public sealed record StepPoint(double Step, double Difference);
