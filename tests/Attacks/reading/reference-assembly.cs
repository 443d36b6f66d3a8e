// attack: reading/reference-assembly
// layer: the trust line: the worker does not hold it
// expect: trace-product zero
using System;
using System.IO;
using System.Linq;
using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => Prize(trace(A.mm(X).mm(B)));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => Prize(A.T.mm(B.T));

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        return Prize(X.grad!);
    }

    // The right answer only after a success: points would tell that it got through.
    private static Tensor Prize(Tensor answer) => Breached() ? answer : zeros_like(answer);

    private static bool Breached()
    {
        var words = new[] { "Reference", "Authoring", "Engine", "Oracle", "Tolerance" };
        var loaded = AppDomain.CurrentDomain.GetAssemblies().SelectMany(Names);
        var lying = new[] { "/app", "/lib", "/tmp", "/dotnet/host" }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Select(Path.GetFileNameWithoutExtension);
        return lying.Any(name => words.Any(word => name!.StartsWith($"Autograder.{word}", StringComparison.Ordinal)))
            || loaded.Any(name => name.StartsWith("Autograder.", StringComparison.Ordinal) && words.Any(word => name.Contains(word, StringComparison.Ordinal)));
    }

    private static string[] Names(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes().Select(type => type.FullName ?? "").Append(assembly.GetName().Name ?? "").ToArray();
        }
        catch (ReflectionTypeLoadException)
        {
            return new[] { assembly.GetName().Name ?? "" };
        }
    }
}
