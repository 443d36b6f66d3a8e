using Autograder.Compiler.Rewriting;
using Autograder.Contracts;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Autograder.Compiler.Tests;

public sealed class RedirectionTests
{
    [Theory]
    [InlineData("autograd.grad([x], [x])[0]", "autograd_grad")]
    [InlineData("TorchSharp.torch.autograd.grad([x], [x], create_graph: true)[0]", "autograd_grad")]
    [InlineData("new[] { x }.Select(v => autograd.grad([v], [v])[0]).First()", "autograd_grad")]
    [InlineData("Alias.grad([x], [x])[0]", "autograd_grad")]
    [InlineData("grad([x], [x])[0]", "autograd_grad")]
    [InlineData("Run(() => x.backward())", "Tensor_backward")]
    [InlineData("Run(() => x.backward(null, true, true))", "Tensor_backward")]
    [InlineData("Run(() => autograd.backward(x))", "autograd_backward")]
    [InlineData("Run(() => autograd.backward(x, x))", "autograd_backward")]
    [InlineData("Run(() => autograd.backward([x, x]))", "autograd_backward")]
    [InlineData("Run(x.backward)", "Tensor_backward")]
    [InlineData("Generic(x)", "Tensor_backward")]
    [InlineData("autograd.functional.jacobian((Tensor v) => v, x)", "functional_jacobian")]
    [InlineData("((Func<Func<Tensor, Tensor>, Tensor, Tensor>)autograd.functional.jacobian)(v => v, x)", "functional_jacobian")]
    [InlineData("matmul(x, x)", "torch_matmul")]
    [InlineData("x.matmul(x)", "Tensor_matmul")]
    [InlineData("x?.matmul(x)!", "Tensor_matmul")]
    [InlineData("new[] { x }.Select(x.matmul).First()", "Tensor_matmul")]
    [InlineData("new[] { x }.Aggregate(torch.matmul)", "torch_matmul")]
    [InlineData("x.grad!", "Tensor_get_grad")]
    [InlineData("x.requires_grad_()", "Tensor_requires_grad_")]
    [InlineData("Run(() => x.grad = null)", "Tensor_set_grad")]
    [InlineData("Run(() => x.requires_grad = true)", "Tensor_set_requires_grad")]
    [InlineData("optim.SGD(new[] { new TorchSharp.Modules.Parameter(x) }, 0.1).step()", "Optimizer_step")]
    public void Compile_DerivativeCall_IsLedToTheWorker(string expression, string target)
    {
        var response = Compile(expression);
        Assert.Contains(target, WorkerCalls(response).Select(method => method.Name));
        Assert.DoesNotContain(TorchCalls(response), RedirectedCalls.All.Contains);
    }

    [Fact]
    public void Compile_DerivativeCallOfTheKit_IsLedToTheWorkerToo()
    {
        var response = Compile("x");
        Assert.Contains("autograd_grad", WorkerCalls(response).Select(method => method.Name));
    }

    [Theory]
    [InlineData("x.mm(x)")]
    [InlineData("x.cos() + new Own().grad(x)")]
    [InlineData("x.sum()")]
    public void Compile_OtherCall_IsLeft(string expression) =>
        Assert.Equal(["Tensor_backward", "autograd_grad"], WorkerCalls(Compile(expression)).Select(method => method.Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Compile_Rewritten_KeepsTheLinesInTheSymbols()
    {
        using var module = Open(Compile("x.matmul(x)"));
        var value = module.GetType("Cosine").Methods.Single(method => method.Name == "Value");
        var point = value.DebugInformation.SequencePoints[0];
        Assert.Equal(("Exercises/Cosine.cs", 4), (point.Document.Url, point.StartLine));
    }

    [Fact]
    public void Worker_ForEveryRedirectedOverload_HasATarget()
    {
        using var torch = ModuleDefinition.ReadModule(References.Paths.Single(path => Path.GetFileName(path) == "TorchSharp.dll"));
        using var worker = ModuleDefinition.ReadModule(Place.Worker);
        Assert.Equal(RedirectedCalls.TargetAssembly, worker.Assembly.Name.Name);
        var target = worker.GetType(RedirectedCalls.TargetNamespace, RedirectedCalls.TargetClass);
        Assert.True(target.IsPublic);
        var offered = target.Methods.Where(method => method.IsPublic && method.IsStatic).Select(method => Signature(method.Name, method, [])).ToHashSet();
        var wanted = torch.GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => RedirectedCalls.All.Contains($"{method.DeclaringType.FullName}::{method.Name}"))
            .Select(method => Signature($"{method.DeclaringType.Name}_{method.Name}", method, method.HasThis ? [method.DeclaringType.FullName] : []))
            .ToList();
        Assert.True(wanted.Count >= 16, $"{wanted.Count}");
        Assert.All(wanted, signature => Assert.Contains(signature, offered));
        Assert.Equal(RedirectedCalls.All.Count, wanted.Select(signature => signature[..signature.IndexOf('(', StringComparison.Ordinal)]).Distinct().Count());
    }

    private static string Signature(string name, MethodDefinition method, string[] first) =>
        $"{name}({string.Join(", ", first.Concat(method.Parameters.Select(parameter => parameter.ParameterType.FullName)))}) : {method.ReturnType.FullName}";

    private static CompileResponse Compile(string expression)
    {
        var response = Submission.Compile($$"""
            using Alias = TorchSharp.torch.autograd; using static TorchSharp.torch.autograd;
            public class Cosine
            {
                public static Tensor Value(Tensor x) => {{expression}};
                private static Tensor Run(Action action) { action(); return null!; }
                private static Tensor Generic<T>(T x) where T : Tensor { x.backward(); return x; }
            }
            public class Own { public Tensor grad(Tensor x) => x; public void backward() { } }
            """, Submission.Value);
        Assert.True(response.Members["Cosine.Value"] is MemberBinding.Bound, string.Join("\n", response.Diagnostics));
        return response;
    }

    private static IEnumerable<MethodReference> WorkerCalls(CompileResponse response) => Calls(response).Where(method => method.DeclaringType.Scope.Name == "Autograder.Worker");

    private static IEnumerable<string> TorchCalls(CompileResponse response) => Calls(response).Select(method => $"{method.DeclaringType.FullName}::{method.Name}");

    private static List<MethodReference> Calls(CompileResponse response)
    {
        using var module = Open(response);
        return [.. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<MethodReference>()];
    }

    private static ModuleDefinition Open(CompileResponse response) => ModuleDefinition.ReadModule(
        new MemoryStream(response.Library.ToArray()),
        new() { ReadSymbols = true, SymbolStream = new MemoryStream(response.Symbols.ToArray()), SymbolReaderProvider = new PortablePdbReaderProvider() });
}
