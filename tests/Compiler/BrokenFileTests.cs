using Autograder.Contracts;

namespace Autograder.Compiler.Tests;

public sealed class BrokenFileTests
{
    [Fact]
    public void Compile_MissingBrace_NeverCostsAnotherFile()
    {
        var response = Submission.Compile(
        [
            new("Exercises/Cosine.cs", """
                public static class Cosine
                {
                    public static Tensor Value(Tensor x)
                    {
                        if (x is null) {
                        return x;
                    }

                    public static Tensor Gradient(Tensor x) => x;
                }
                """),
            new("Exercises/Line.cs", "public static class Line { public static TrainingRun Train(Tensor x, double rate, int epochs) => new([], []); }"),
        ], Submission.Value, Submission.Gradient, Submission.Train);
        Assert.NotEmpty(Submission.Broken(response, "Cosine.Value"));
        Assert.IsNotType<MemberBinding.Missing>(response.Members["Cosine.Gradient"]);
        Assert.IsType<MemberBinding.Bound>(response.Members["Line.Train"]);
    }

    [Theory]
    [InlineData("public static class Cosine : Nothing { public static Tensor Value(Tensor x) => x; }")]
    [InlineData("public static clas Cosine { public static Tensor Value(Tensor x) => x; }")]
    [InlineData("namespace ; public static class Cosine { public static Tensor Value(Tensor x) => x; }")]
    [InlineData("Dear grader, here is class Cosine with Value.")]
    [InlineData("public static class Cosine { public static Tensor Value(Tensor x) => x;")]
    public void Compile_BrokenFile_BreaksItsMembersOnly(string broken)
    {
        var response = Submission.Compile(
        [
            new("Exercises/Cosine.cs", broken),
            new("Exercises/Line.cs", "public static class Line { public static TrainingRun Train(Tensor x, double rate, int epochs) => new([], []); }"),
        ], Submission.Value, Submission.Train);
        Assert.All(Submission.Broken(response, "Cosine.Value"), error => Assert.Equal("Exercises/Cosine.cs", error.Path));
        Assert.IsType<MemberBinding.Bound>(response.Members["Line.Train"]);
        Assert.IsType<object[]>(Loaded.From(response).Call("Line.Train", null, 0.1, 1));
    }

    [Fact]
    public void Compile_FileThatBreaksOff_IsToldOnceAndBreaksAllOfIt()
    {
        var response = Submission.Compile("namespace Mine\n{\n    public static class Cosine\n    {\n        public static Tensor Value(Tensor x) => x;\n        public static Tensor Gradient(Tensor x) { return x;\n");
        Assert.All(response.Diagnostics, error => Assert.Equal(("CS1513", 6), (error.Id, error.Line)));
        Assert.Equal(response.Diagnostics.Distinct(), Submission.Broken(response, "Cosine.Value"));
        Assert.Equal(response.Diagnostics.Distinct(), Submission.Broken(response, "Cosine.Gradient"));
    }

    [Fact]
    public void Compile_BrokenHelperFile_BreaksWhoDependsOnIt()
    {
        var response = Submission.Compile(
        [
            new("Exercises/Cosine.cs", """
                public static class Cosine
                {
                    public static Tensor Value(Tensor x) => Extra.Factor * x;
                    public static Tensor Gradient(Tensor x) => x;
                }
                """),
            new("Extra.cs", "public static class Extra : Nothing { public static double Factor => 2; }"),
        ]);
        Assert.Equal(("CS0103", 3), (Submission.Broken(response, "Cosine.Value")[0].Id, Submission.Broken(response, "Cosine.Value")[0].Line));
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Gradient"]);
        Assert.Contains(response.Diagnostics, error => error is { Id: "CS0246", Path: "Extra.cs", Line: 1 });
    }

    [Fact]
    public void Compile_UnknownUsing_CostsOnlyWhatNeedsIt()
    {
        var response = Submission.Compile("""
            using MathNet.Numerics;

            public static class Cosine
            {
                public static Tensor Value(Tensor x) => SpecialFunctions.Factorial(3) * x;
                public static Tensor Gradient(Tensor x) => x;
            }
            """);
        Assert.Equal(5, Submission.Broken(response, "Cosine.Value")[0].Line);
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Gradient"]);
        Assert.Contains(response.Diagnostics, error => error is { Id: "CS0246", Line: 1, Column: 7 });
    }

    [Fact]
    public void Compile_ClassInTwoFiles_TakesTheStartersPlaceAndSaysSo()
    {
        var response = Submission.Compile(
        [
            new("Backup/Cosine.cs", "public static class Cosine { public static Tensor Value(Tensor x) => x; public static Tensor Gradient(Tensor x) => x; }"),
            new("Exercises/Cosine.cs", "\npublic static class Cosine { public static Tensor Value(Tensor x) => x; }"),
        ]);
        var bound = Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Value"]);
        Assert.Equal(("Exercises/Cosine.cs", 2), (bound.Path, bound.Line));
        Assert.Contains("Backup/Cosine.cs: Cosine is also in Exercises/Cosine.cs", Assert.Single(response.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain(response.Diagnostics, diagnostic => diagnostic.IsError);
    }

    [Fact]
    public void Compile_BrokenProgram_CostsNothingAndSaysNothing()
    {
        var response = Submission.Compile(
        [
            new("Program.cs", "using static Nowhere;\nvar a = Undefined();\nawait 3;\n"),
            new("Main.cs", "class Start { static int Main(string[] args) { return Undefined(args); } }"),
            new("Exercises/Cosine.cs", "public static class Cosine { public static Tensor Value(Tensor x) => x; public static Tensor Gradient(Tensor x) => x; }"),
        ]);
        Assert.All(response.Members.Values, binding => Assert.IsType<MemberBinding.Bound>(binding));
        Assert.DoesNotContain(response.Diagnostics, diagnostic => diagnostic.Message.Contains("Undefined", StringComparison.Ordinal));
    }

    [Fact]
    public void Compile_TypeThatHidesWhatTheKitUses_BreaksItsFileOnly()
    {
        var response = Submission.Compile(
        [
            new("torch.cs", "public static class torch { public static int cos; }"),
            new("Exercises/Line.cs", "public static class Line { public static TrainingRun Train(Tensor x, double rate, int epochs) => new([], []); }"),
        ], Submission.Train);
        Assert.IsType<MemberBinding.Bound>(response.Members["Line.Train"]);
    }

    [Fact]
    public void Compile_ManyLayersOfErrors_EndsWithEveryMemberAnswered()
    {
        var layers = Enumerable.Range(0, 30).Select(i => new SourceFile($"L{i}.cs", $"public class L{i} : L{i + 1} {{ public static int F() => G{i}; }}"));
        var response = Submission.Compile([.. layers, new("Exercises/Cosine.cs", "public static class Cosine { public static Tensor Value(Tensor x) => x; }")]);
        Assert.Equal(2, response.Members.Count);
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Value"]);
    }
}
