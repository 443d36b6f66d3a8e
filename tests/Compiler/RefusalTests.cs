using Autograder.Contracts;

namespace Autograder.Compiler.Tests;

public sealed class RefusalTests
{
    private const string Right = "public static class Cosine { public static Tensor Value(Tensor x) => x; public static Tensor Gradient(Tensor x) => x; }";

    [Theory]
    [InlineData("#r \"nuget: TorchSharp\"", "#r")]
    [InlineData("#load \"/etc/hostname\"", "#load")]
    public void Compile_ScriptDirective_IsRefusedWithASentenceAndReadsNothing(string directive, string name)
    {
        var response = Submission.Compile($"// mine\n  {directive}\n{Right}");
        var error = Assert.Single(response.Diagnostics);
        Assert.Equal(("AG0002", true, 2, 3), (error.Id, error.IsError, error.Line, error.Column));
        Assert.StartsWith($"{name} belongs to scripts", error.Message, StringComparison.Ordinal);
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Value"]);
    }

    [Fact]
    public void Compile_ScriptDirectiveThatIsSwitchedOff_IsNoError() =>
        Assert.Empty(Submission.Compile($"#if NEVER\n#r \"x\"\n#endif\n{Right}").Diagnostics);

    [Theory]
    [InlineData('\u202A')]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u2069')]
    public void Compile_HiddenOrder_IsRefusedWithItsPlace(char control)
    {
        var response = Submission.Compile([new("Exercises/Cosine.cs", $"// first\n{Right} // a{control}b"), new("Other.cs", "class Other { }")]);
        var error = Assert.Single(response.Diagnostics);
        Assert.Equal(("AG0001", "Exercises/Cosine.cs", 2, Right.Length + 6), (error.Id, error.Path, error.Line, error.Column));
        Assert.Contains($"U+{(int)control:X4}", error.Message, StringComparison.Ordinal);
        Assert.Equal([error], Assert.IsType<MemberBinding.Broken>(response.Members["Cosine.Value"]).Diagnostics);
    }

    [Theory]
    [InlineData(260, true)]
    [InlineData(100, false)]
    public void Compile_BracketsInBrackets_AreBounded(int depth, bool isRefused)
    {
        var source = $"public static class Cosine {{ public static object Value(Tensor x) => {new string('(', depth)}1{new string(')', depth)}; }}";
        var response = Submission.Compile(source, Submission.Value);
        Assert.Equal(isRefused, response.Diagnostics.Any(diagnostic => diagnostic is { Id: "AG0003", IsError: true, Line: 1 }));
        Assert.Equal(!isRefused, response.Members["Cosine.Value"] is MemberBinding.Bound);
    }

    [Theory]
    [InlineData('\u200F')]
    [InlineData('\u00E9')]
    [InlineData('\u2065')]
    public void Compile_OtherCharacters_AreFine(char character) =>
        Assert.Empty(Submission.Compile($"// {character}\n{Right}").Diagnostics);
}
