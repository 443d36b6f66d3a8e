using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>
/// Exercise 2. In the given gradient descent for linear regression, change the manual gradient computation to the
/// autograd way. Compare those two approaches in time.
/// </summary>
/// <remarks>
/// The model is f(x) = w·x with one weight w, the loss is the mean squared error. The handout's data is x = 1, 2, 3, 4
/// and y = 2x, its learning rate 0.01, its number of epochs 20, and w starts at 0.
/// </remarks>
public static class LinearRegression
{
    // Given: the handout's functions, line by line.

    /// <summary>Model output: w·x.</summary>
    /// <param name="w">float64, 0-d.</param>
    /// <param name="x">float64, (N).</param>
    /// <returns>float64, (N).</returns>
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    /// <summary>Loss = MSE.</summary>
    /// <param name="y">float64, (N).</param>
    /// <param name="prediction">float64, (N).</param>
    /// <returns>float64, 0-d.</returns>
    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    /// <summary>
    /// The handout's <c>np.dot(2*x, y_pred - y).mean()</c>, as it stands. Look at it closely before you trust it:
    /// README.md, "Exercise 2".
    /// </summary>
    /// <param name="w">float64, 0-d.</param>
    /// <param name="x">float64, (N).</param>
    /// <param name="y">float64, (N).</param>
    /// <returns>float64, 0-d.</returns>
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    // Yours.

    /// <summary>The gradient of the loss by w, by autograd: d/dw Loss(y, Forward(w, x)).</summary>
    /// <param name="w">float64, 0-d.</param>
    /// <param name="x">float64, (N).</param>
    /// <param name="y">float64, (N).</param>
    /// <returns>float64, 0-d.</returns>
    /// <remarks>
    /// Write: the forward pass, the loss, and autograd. A good answer is −30 on the handout's data at w = 0.
    /// </remarks>
    public static Tensor Gradient(Tensor w, Tensor x, Tensor y) => throw new NotImplementedException();

    /// <summary>
    /// Gradient descent from w = 0 with the gradient by autograd: w ← w − learningRate · gradient, once per epoch.
    /// </summary>
    /// <param name="x">float64, (N).</param>
    /// <param name="y">float64, (N).</param>
    /// <param name="learningRate">The factor of each step.</param>
    /// <param name="epochs">The number of steps.</param>
    /// <returns>For each epoch the weight after the update and the loss before it.</returns>
    /// <remarks>
    /// Write: the handout's loop. A good answer starts each epoch with a fresh gradient (a .grad that is not set to
    /// zero adds up) and has w = 0.300 after the first epoch on the handout's data.
    /// </remarks>
    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs) => throw new NotImplementedException();

    /// <summary>The time that the same training takes with <see cref="ManualGradient"/> and with autograd.</summary>
    /// <param name="x">float64, (N).</param>
    /// <param name="y">float64, (N).</param>
    /// <param name="learningRate">The factor of each step.</param>
    /// <param name="epochs">The number of steps.</param>
    /// <remarks>
    /// Write: both trainings, each with a System.Diagnostics.Stopwatch around it. A good answer measures what it says:
    /// both times grow with the number of epochs. Which way is faster costs nothing.
    /// </remarks>
    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs) =>
        throw new NotImplementedException();
}
