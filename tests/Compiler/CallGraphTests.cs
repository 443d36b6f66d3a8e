using Autograder.Contracts;

namespace Autograder.Compiler.Tests;

public sealed class CallGraphTests
{
    [Theory]
    [InlineData("x.cos()", "TorchSharp.torch.Tensor.cos")]
    [InlineData("torch.cos(x)", "TorchSharp.torch.cos")]
    [InlineData("x * Math.Cos(1)", "System.Math.Cos")]
    [InlineData("autograd.grad([x], [x])[0]", "TorchSharp.torch.autograd.grad")]
    [InlineData("x.matmul(x)", "TorchSharp.torch.Tensor.matmul")]
    [InlineData("x.grad!", "TorchSharp.torch.Tensor.grad")]
    [InlineData("x * new List<int>(3).Count", "System.Collections.Generic.List..ctor")]
    [InlineData("Helper(x)", "TorchSharp.torch.Tensor.sin")]
    [InlineData("new[] { x }.Select(v => v.sin()).First()", "TorchSharp.torch.Tensor.sin")]
    [InlineData("new[] { x }.Select(Helper).First()", "TorchSharp.torch.Tensor.sin")]
    [InlineData("Field(x)", "TorchSharp.torch.Tensor.tan")]
    [InlineData("x * Other.Constant", "TorchSharp.torch.Tensor.exp")]
    [InlineData("Lazy(x).First()", "TorchSharp.torch.Tensor.sinh")]
    [InlineData("Later(x).Result", "TorchSharp.torch.Tensor.cosh")]
    [InlineData("new Maker().Made.Of(x)", "TorchSharp.torch.Tensor.tanh")]
    [InlineData("Any(new Maker().Made, x)", "TorchSharp.torch.Tensor.tanh")]
    [InlineData("x.Extended()", "TorchSharp.torch.Tensor.log")]
    [InlineData("Local(x)", "TorchSharp.torch.Tensor.sqrt")]
    [InlineData("Recursive(x, 3)", "TorchSharp.torch.Tensor.abs")]
    [InlineData("new Cell(x).Doubled", "TorchSharp.torch.Tensor.erf")]
    [InlineData("new Cell(x) + x", "TorchSharp.torch.Tensor.neg")]
    [InlineData("new Sequence(x).First()", "TorchSharp.torch.Tensor.floor")]
    [InlineData("x * Ticks()", "extern Cosine.Ticks")]
    [InlineData("x", "System.AppDomain.GetAssemblies")]
    public void UsesOf_Expression_HoldTheFunction(string expression, string function) =>
        Assert.Contains(function, Uses(expression).Select(use => use.Function));

    [Fact]
    public void UsesOf_PlainExpression_HoldNothingElseButWhatRunsAtTheStart() =>
        Assert.Equal(["TorchSharp.torch.Tensor.op_Multiply"], Uses("x * x").Select(use => use.Function).Except(["System.AppDomain.CurrentDomain", "System.AppDomain.GetAssemblies"]));

    [Fact]
    public void UsesOf_CallInTheMemberItself_GoThroughNothing()
    {
        var use = Uses("x.cos()").Single(use => use.Function == "TorchSharp.torch.Tensor.cos");
        Assert.Empty(use.Through);
        Assert.Equal(("Exercises/Cosine.cs", 4), (use.Path, use.Line));
    }

    [Fact]
    public void UsesOf_CallThroughOthers_TellTheWayAndTheLastLine()
    {
        var use = Uses("First(x)").Single(use => use.Function == "TorchSharp.torch.Tensor.ceil");
        Assert.Equal(["Cosine.First", "Cosine.Second"], use.Through);
        Assert.Equal(14, use.Line);
    }

    [Fact]
    public void UsesOf_CallThroughTheKit_TellTheStudentsLine()
    {
        var use = Uses("Autodiff.Kit.Transforms.Gradient(v => v)(x)").Single(use => use.Function == "TorchSharp.torch.autograd.grad");
        Assert.Equal(["Transforms.Gradient"], use.Through);
        Assert.Equal(("Exercises/Cosine.cs", 4), (use.Path, use.Line));
    }

    [Fact]
    public void UsesOf_MemberThatDoesNotCallAnother_DoNotHoldTheOthers() =>
        Assert.DoesNotContain("TorchSharp.torch.Tensor.sin", Uses("x").Select(use => use.Function));

    [Fact]
    public void UsesOf_DelegateInAField_HoldWhatItCalls()
    {
        var response = Submission.Compile("public static class Cosine { public static readonly Func<Tensor, Tensor> Value = x => x.cos(); }", Submission.Value);
        Assert.Contains("TorchSharp.torch.Tensor.cos", Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Value"]).Uses.Select(use => use.Function));
    }

    private static IReadOnlyList<Use> Uses(string expression)
    {
        var response = Submission.Compile($$"""
            public static class Cosine
            {
                // The member under test stands on line 4.
                public static Tensor Value(Tensor x) => {{expression}};
                private static Tensor Helper(Tensor x) => x.sin();
                private static readonly Func<Tensor, Tensor> Field = x => x.tan();
                private static IEnumerable<Tensor> Lazy(Tensor x) { yield return x.sinh(); }
                private static async Task<Tensor> Later(Tensor x) { await Task.Yield(); return x.cosh(); }
                private static Tensor Any(IFunction f, Tensor x) => f.Of(x);
                private static Tensor Local(Tensor x) { return Inner(); Tensor Inner() => x.sqrt(); }
                private static Tensor Recursive(Tensor x, int n) => n == 0 ? x.abs() : Recursive(x, n - 1);
                private static Tensor First(Tensor x) => Second(x);
                private static Tensor Second(Tensor x) =>
                    x.ceil();
                [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "clock")] private static extern long Ticks();
            }
            public static class Other { public static readonly Tensor Constant = Make(); private static Tensor Make() => ((Tensor)null!).exp(); }
            internal static class Start { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => System.AppDomain.CurrentDomain.GetAssemblies(); }
            public interface IFunction { Tensor Of(Tensor x); }
            public sealed class Tanh : IFunction { Tensor IFunction.Of(Tensor x) => x.tanh(); }
            public sealed class Maker { public IFunction Made => new Tanh(); }
            public static class Extensions { public static Tensor Extended(this Tensor x) => x.log(); }
            public sealed class Cell(Tensor x) { public Tensor Doubled => x.erf(); public static Tensor operator +(Cell a, Tensor b) => b.neg(); }
            public sealed class Sequence(Tensor x) : IEnumerable<Tensor>
            {
                public IEnumerator<Tensor> GetEnumerator() { yield return x.floor(); }
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }
            """, Submission.Value);
        Assert.True(response.Members["Cosine.Value"] is MemberBinding.Bound, string.Join("\n", response.Diagnostics));
        return ((MemberBinding.Bound)response.Members["Cosine.Value"]).Uses;
    }
}
