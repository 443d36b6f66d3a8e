using Autograder.Contracts;

namespace Autograder.Compiler.Tests;

public sealed class BrokenMemberTests
{
    [Fact]
    public void Compile_ErrorInOneBody_BreaksThatMemberOnly()
    {
        var response = Submission.Compile("""
            public static class Cosine
            {
                public static Tensor Value(Tensor x)
                {
                    var y = x * 2;
                    return y.cosinus();
                }

                public static Tensor Gradient(Tensor x) => null!;
            }
            """);
        var error = Assert.Single(Submission.Broken(response, "Cosine.Value"));
        Assert.Equal(("CS1061", "Exercises/Cosine.cs", 6, 18), (error.Id, error.Path, error.Line, error.Column));
        Assert.Equal(error, Assert.Single(response.Diagnostics));
        var gradient = Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Gradient"]);
        Assert.Equal(9, gradient.Line);
        Assert.Null(Loaded.From(response).Call("Cosine.Gradient", [null]));
    }

    [Fact]
    public void Compile_LayersOfErrorsOnOneLine_AreToldWhereTheyStand()
    {
        const string Source = "public static class Cosine { public static Tensor Value(Tensor x) { return (x; } public static Tensor Gradient(Tensor x) => undefined; }";
        var response = Submission.Compile(Source);
        Assert.Equal(Source.IndexOf("; } public", StringComparison.Ordinal) + 1, Submission.Broken(response, "Cosine.Value")[0].Column);
        Assert.Equal(Source.IndexOf("undefined", StringComparison.Ordinal) + 1, Submission.Broken(response, "Cosine.Gradient")[0].Column);
    }

    [Fact]
    public void Compile_CallOfABrokenBody_ThrowsASentenceWhenCalled()
    {
        var response = Submission.Compile("""
            public static class Cosine
            {
                public static Tensor Value(Tensor x) => x.cosinus();
                public static Tensor Gradient(Tensor x) => Value(x);
            }
            """);
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Gradient"]);
        var thrown = Assert.Throws<NotSupportedException>(() => Loaded.From(response).Call("Cosine.Gradient", [null]));
        Assert.Equal("Cosine.Value does not compile (Exercises/Cosine.cs, line 3).", thrown.Message);
    }

    [Theory]
    [InlineData("Tensr Value(Tensor x) => x;", "CS0246")]
    [InlineData("Tensor Value(Tensor x, Unknown y = 1) => x;", "CS0246")]
    [InlineData("Tensor Value(Tensor x) { if (x is null) return x; }", "CS0161")]
    [InlineData("Tensor Value(Tensor x) { return x }", "CS1002")]
    [InlineData("Tensor Value(Tensor x) { return (x; }", "CS1026")]
    [InlineData("Tensor Value(Tensor x) => \"text;", "CS1010")]
    [InlineData("Tensor Value(Tensor x) { var y = undefined; return missing; }", "CS0103")]
    [InlineData("Tensor Value(Tensor x);", "CS0501")]
    [InlineData("Tensor Value(Tensor x) { unsafe { int* p = null; } return x; }", "CS0227")]
    [InlineData("Tensor Value(Tensor x) { for (var i = 0; i < 3; i++ { } return x; }", "CS1026")]
    public void Compile_BrokenMember_LeavesTheNextOne(string member, string id)
    {
        var response = Submission.Compile($$"""
            public static class Cosine
            {
                public static {{member}}

                public static Tensor Gradient(Tensor x) => x;
            }
            """);
        Assert.Contains((id, 3), Submission.Broken(response, "Cosine.Value").Select(error => (error.Id, error.Line)));
        Assert.Equal(5, Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Gradient"]).Line);
        Assert.NotEqual(0, response.Library.Length);
    }

    [Fact]
    public void Compile_BrokenField_BreaksWhoUsesIt()
    {
        var response = Submission.Compile("""
            public static class Cosine
            {
                private const int Terms = many;
                public static Tensor Value(Tensor x) => Terms * x;
                public static Tensor Gradient(Tensor x) => x;
            }
            """);
        Assert.Equal(4, Submission.Broken(response, "Cosine.Value")[0].Line);
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Gradient"]);
        Assert.Contains(response.Diagnostics, error => error is { Id: "CS0103", Line: 3 });
    }

    [Fact]
    public void Compile_OneMemberTwice_StillBinds()
    {
        var response = Submission.Compile("""
            public static class Cosine
            {
                public static Tensor Value(Tensor x) => x;
                public static Tensor Gradient(Tensor x) => x;
                public static Tensor Value(Tensor x) => 2 * x;
            }
            """);
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Gradient"]);
        Assert.Contains(response.Diagnostics, error => error is { Id: "CS0111", Line: 5 });
        Assert.NotEqual(0, response.Library.Length);
    }

    [Fact]
    public void Compile_WarningsAsErrorsAtHome_AreWarningsHere()
    {
        var response = Submission.Compile(
            [new("Exercises/Cosine.cs", "public static class Cosine { public static Tensor Value(Tensor x) { int unused; return null; } }")],
            "<Project><PropertyGroup><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup><ItemGroup><Using Include=\"TorchSharp.torch\" Static=\"true\"/></ItemGroup></Project>",
            Submission.Value);
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Value"]);
        Assert.Equal(["CS0168", "CS8603"], response.Diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        Assert.All(response.Diagnostics, diagnostic => Assert.False(diagnostic.IsError));
    }
}
