namespace Autodiff.Kit;

/// <summary>A run of gradient descent from w = 0.</summary>
/// <param name="Weights">The weight after each update, one per epoch.</param>
/// <param name="Losses">The loss before each update, one per epoch.</param>
public sealed record TrainingRun(double[] Weights, double[] Losses);

/// <summary>How long the same training took in two ways.</summary>
/// <param name="Manual">With the gradient written by hand.</param>
/// <param name="Autograd">With the gradient by autograd.</param>
public sealed record TimeComparison(TimeSpan Manual, TimeSpan Autograd);
