using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Mistakes;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Exercises;

/// <summary>Exercise 3: the fourth derivative of tanh by four nested passes.</summary>
internal static class TanhDerivative
{
    private const string Class = "TanhDerivative";

    private static readonly ProbeSets Probes = new(
        [
            new("a vector", [TensorValue.Vector(-2, -1, -0.5, 0.25, 1.5)]),
            new("a single number", [TensorValue.Scalar(0.5)]),
        ],
        "round points",
        draw =>
        [
            new("a single number", [draw.EitherSign(0.2, 1)]),
            new("a vector", [draw.EitherSign(0.2, 2.2, draw.Integer(3, 6))]),
            new("a matrix", [draw.EitherSign(0.2, 2.2, 3, 4)]),
            new("zero, and where the fourth derivative crosses it", [TensorValue.Vector(0, 1.1462, -1.1462)]),
            new("the flat ends", [TensorValue.Vector(5, -5, 20, -20)]),
        ],
        "random points, zero and the flat ends; a number, a vector, a matrix",
        draw => (new("first", [draw.EitherSign(0.2, 1, 4)]), new("second", [draw.EitherSign(0.2, 1, 4)])),
        ProbeShapes.Elementwise);

    public static ExerciseDraft Draft { get; } = new(
        "tanh-derivative", "Fourth derivative of tanh", Class,
        [MemberSignature.OfTensors(Class, "Fourth", "x")],
        [.. new Question("Fourth", 1, TanhDerivativeOracles.Fourth, new Way.Autograd(LeastPasses: 4), TanhDerivativeMistakes.Fourth).At(Probes)]);
}
