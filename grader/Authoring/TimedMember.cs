using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Authoring;

/// <summary>
/// A member whose time is scored against that of the rival, the slowest style that the course accepts, at one size: where the
/// work outweighs the overhead of calls.
/// </summary>
/// <param name="Size">In words, such as <c>n = 6</c>.</param>
/// <param name="Inputs">Made anew for every timed call.</param>
/// <param name="IsDifferentiated">Its result is a derivative made by autograd: it changes when derivatives do.</param>
/// <param name="Answer">The right result in the order of its fields, a tensor's alone: a sample of the timed calls is held to it.</param>
public sealed record TimedMember(
    string Member, int Points, string Size, ImmutableArray<InputRecipe> Inputs, bool IsDifferentiated, Func<Probe, IReadOnlyList<TensorValue>> Answer);

/// <summary>An analytic member against an autograd one over sizes: shown, never scored.</summary>
/// <param name="Quantity">What both compute, such as <c>Hessian</c>.</param>
/// <param name="Inputs">At a size n.</param>
public sealed record Comparison(string Quantity, string Analytic, string Autograd, Func<int, ImmutableArray<InputRecipe>> Inputs);
