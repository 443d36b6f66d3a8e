namespace Autograder.Starter.Tests;

/// <summary>A copy with mistakes in it, built once.</summary>
public sealed class MistakenStarter : IAsyncLifetime
{
    private readonly StarterCopy copy = new();

    public async ValueTask InitializeAsync()
    {
        Write("taylor-cosine", "Value(Tensor x) => x.sin()");
        Write("tanh-derivative", "Fourth(Tensor x) => autograd.grad([x.tanh().sum()], [x])[0]");
        Write("quadratic-form", "Value(Tensor A, Tensor b, Tensor c, Tensor x) => A.mm(b)");
        Write("trace-product", "AnalyticGradient(Tensor A, Tensor X, Tensor B) => B.mm(A)");
        var (exit, output, _) = await copy.DotnetAsync("build");
        Assert.True(exit == 0, output);
    }

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        copy.DotnetAsync(["run", "--no-build", "--", .. arguments]);

    public ValueTask DisposeAsync()
    {
        copy.Dispose();
        return ValueTask.CompletedTask;
    }

    // Replaces the stub's file by a class with this one member.
    private void Write(string exercise, string member)
    {
        var file = copy.Exercise(exercise);
        File.WriteAllText(file, $$"""
            using TorchSharp;
            using static TorchSharp.torch;
            public static class {{Path.GetFileNameWithoutExtension(file)}}
            {
                public static Tensor {{member}};
            }
            """);
    }
}
