using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Compiler.Tests;

/// <summary>Compiles sources in this process, with a small kit and a contract of tensors.</summary>
internal static class Submission
{
    public const string Usings = "using TorchSharp; using static TorchSharp.torch; ";

    public static SourceFile Kit { get; } = new("Kit/Records.cs", """
        namespace Autodiff.Kit;

        public sealed record TrainingRun(double[] Weights, double[] Losses);

        public static class Transforms
        {
            public static Func<torch.Tensor, torch.Tensor> Gradient(Func<torch.Tensor, torch.Tensor> f) => x =>
                autograd.grad([f(x)], [x], create_graph: true)[0];
        }
        """);

    public static MemberSignature Value { get; } = MemberSignature.OfTensors("Cosine", "Value", "x");

    public static MemberSignature Gradient { get; } = MemberSignature.OfTensors("Cosine", "Gradient", "x");

    public static MemberSignature Train { get; } = new(
        "Line", "Train",
        [new("x", ParameterKind.Tensor), new("rate", ParameterKind.Number), new("epochs", ParameterKind.Integer)],
        "TrainingRun", ["Weights", "Losses"]);

    public static CompileResponse Compile(string text, params ImmutableArray<MemberSignature> members) =>
        Compile([new("Exercises/Cosine.cs", text)], members);

    public static CompileResponse Compile(ImmutableArray<SourceFile> sources, params ImmutableArray<MemberSignature> members) =>
        Compile(sources, project: null, members);

    public static CompileResponse Compile(ImmutableArray<SourceFile> sources, string? project, params ImmutableArray<MemberSignature> members) =>
        LargeStack.Run(() => SubmissionCompiler.Compile(new(
            sources, [Kit], project is null ? null : new("Starter.csproj", project), members.IsEmpty ? [Value, Gradient] : members)));

    public static IReadOnlyList<SourceDiagnostic> Broken(CompileResponse response, string key) =>
        Assert.IsType<MemberBinding.Broken>(response.Members[key]).Diagnostics;
}
