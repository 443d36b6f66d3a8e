using Autograder.Contracts;

namespace Autograder.Authoring.Numerics;

/// <summary>A derivative by differences.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Error">The estimated absolute error of each component, of the same shape.</param>
public sealed record Estimate(TensorValue Value, TensorValue Error);
