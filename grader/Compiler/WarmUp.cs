using Autograder.Contracts;

namespace Autograder.Compiler;

/// <summary>A submission that goes through every part of the compiler, so that the first real one finds it all loaded.</summary>
internal static class WarmUp
{
    public static CompileRequest Request { get; } = new(
        [
            new("Warm.cs", """
                using TorchSharp;
                using static TorchSharp.torch;

                internal static class Warm
                {
                    public static Tensor Up(Tensor x)
                    {
                        var steps = new List<Func<Tensor, Tensor>> { v => v.cos(), v => torch.exp(v) * 2 };
                        foreach (var step in steps.Where(s => s is not null))
                            x = step(x);
                        return autograd.grad([x.sum()], [x], create_graph: true)[0];
                    }

                    public static Pair Both(Tensor x, double rate, int epochs)
                    {
                        var weights = new double[epochs];
                        for (var i = 0; i < epochs; i++)
                            weights[i] = rate * x.mean().item<double>();
                        return new(weights, $"{rate:F3}");
                    }
                }

                internal sealed record Pair(double[] Weights, string Text);
                """),
        ],
        [new("Kit.cs", "namespace Autodiff.Kit; public static class Given { public static int Number => 1; }")],
        null,
        [
            MemberSignature.OfTensors("Warm", "Up", "x"),
            new("Warm", "Both", [new("x", ParameterKind.Tensor), new("rate", ParameterKind.Number), new("epochs", ParameterKind.Integer)], "Pair", ["Weights", "Text"]),
        ]);
}
