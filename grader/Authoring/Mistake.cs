using Autograder.Contracts;

namespace Autograder.Authoring;

/// <summary>A known wrong answer: the formula that a student used instead of the right one.</summary>
/// <param name="Id">Unique within an assignment's exercise, such as <c>numerator-layout</c>.</param>
/// <param name="Formula">As a course's notes would list it, such as <c>BA</c>.</param>
/// <param name="Hint">Names the mistake and leads on, without giving the answer away.</param>
/// <param name="Answer">What the mistake gives at a probe; null where it is not defined or equals the right answer.</param>
public sealed record Mistake(string Id, string Formula, string Hint, Func<Probe, TensorValue?> Answer);
