using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Compilation;
using Autograder.Engine.Sandbox;

namespace Autograder.Sandbox.Tests;

public sealed class CompilerTests
{
    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("none")]
    public async Task Compiler_InASandbox_Compiles(string name)
    {
        await using ISandbox sandbox = name == "none" ? new UnconfinedSandbox(ChildPrograms.Find()) : new BubblewrapSandbox(ChildPrograms.Find());
        // Room for a busy machine: what is tested is that nothing it needs is refused.
        await using var compiler = new CompileServer(sandbox, new Limits { Compilation = TimeSpan.FromSeconds(60) });
        var member = MemberSignature.OfTensors("TraceProduct", "Value", "A", "X", "B");
        var source = new SourceFile("TraceProduct.cs", """
            using TorchSharp;
            using static TorchSharp.torch;
            public static class TraceProduct
            {
                public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();
            }
            """);
        var outcome = await compiler.CompileAsync(new CompileRequest([source], [], null, [member]), TestContext.Current.CancellationToken);
        var compiled = Assert.IsType<CompilationOutcome.Compiled>(outcome);
        Assert.IsType<MemberBinding.Bound>(compiled.Response.Members[member.Key]);
    }
}
