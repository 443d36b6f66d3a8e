using Autograder.Contracts;

namespace Autograder.Compiler.Tests;

public sealed class BindingTests
{
    [Theory]
    [InlineData("class Other { }", false, null)]
    [InlineData("class Cosin { }", false, "Cosin")]
    [InlineData("class cosine { }", false, "cosine")]
    [InlineData("class Tangent { }", false, null)]
    [InlineData("class Cosine { public static Tensor Gradient(Tensor x) => x; }", true, null)]
    [InlineData("class Cosine { public static Tensor value(Tensor x) => x; }", true, "value")]
    [InlineData("class Cosine { public static Tensor Vaule(Tensor x) => x; }", true, "Vaule")]
    [InlineData("class Cosine { public static Tensor Val(Tensor x) => x; }", true, null)]
    public void Bind_NotThere_IsMissingWithASuggestion(string source, bool isClassFound, string? suggestion)
    {
        var missing = Assert.IsType<MemberBinding.Missing>(Submission.Compile(source).Members["Cosine.Value"]);
        Assert.Equal(new(isClassFound, suggestion), missing);
    }

    [Theory]
    [InlineData("private static Tensor Value(Tensor x) => x;", "private")]
    [InlineData("static Tensor Value(Tensor x) => x;", "private")]
    [InlineData("protected static Tensor Value(Tensor x) => x;", "protected")]
    [InlineData("public Tensor Value(Tensor x) => x;", "not static")]
    [InlineData("public static void Value(Tensor x) { }", "returns nothing (void)")]
    [InlineData("public static Tensor Value() => null!;", "cannot be called with (Tensor x)")]
    [InlineData("public static Tensor Value(Tensor x, Tensor y) => x;", "found: Tensor Value(Tensor x, Tensor y)")]
    [InlineData("public static double Value(double x) => x;", "found: double Value(double x)")]
    [InlineData("public static T Value<T>(Tensor x) => default!;", "type parameters")]
    [InlineData("public static Tensor Value(ref Tensor x) => x;", "takes x by ref")]
    [InlineData("public static Tensor Value { get; } = null!;", "is a property")]
    [InlineData("public static int Value = 1;", "is a field")]
    [InlineData("public class Value { }", "is a type")]
    [InlineData("public static Span<double> Value(Tensor x) => default;", "returns Span<double>")]
    public void Bind_NotCallable_IsUnusableAndSaysWhy(string member, string reason)
    {
        var response = Submission.Compile($"class Cosine\n{{\n    {member}\n}}");
        var unusable = Assert.IsType<MemberBinding.Unusable>(response.Members["Cosine.Value"]);
        Assert.Contains(reason, unusable.Reason, StringComparison.Ordinal);
        Assert.Contains("public static Tensor Value(Tensor x)", unusable.Reason, StringComparison.Ordinal);
        Assert.Equal(("Exercises/Cosine.cs", 3), (unusable.Path, unusable.Line));
    }

    [Theory]
    [InlineData("class Cosine<T> { public static Tensor Value(Tensor x) => x; }", "type parameters")]
    [InlineData("file class Cosine { public static Tensor Value(Tensor x) => x; }", "local to its file")]
    [InlineData("class Outer { class Cosine { public static Tensor Value(Tensor x) => x; } }", "private inside Outer")]
    public void Bind_ClassOutOfReach_IsUnusable(string source, string reason)
    {
        var unusable = Assert.IsType<MemberBinding.Unusable>(Submission.Compile(source).Members["Cosine.Value"]);
        Assert.Contains(reason, unusable.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_OneUnusable_LeavesTheOthersBound()
    {
        var response = Submission.Compile("class Cosine { public static void Value(Tensor x) { } public static Tensor Gradient(Tensor x) => x; }");
        Assert.IsType<MemberBinding.Unusable>(response.Members["Cosine.Value"]);
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Gradient"]);
        Assert.Null(Loaded.From(response).Call("Cosine.Gradient", [null]));
    }

    [Theory]
    [InlineData("string Value(Tensor x) => \"one\";", "one")]
    [InlineData("int Value(Tensor x) => 1;", 1)]
    [InlineData("object Value(object x) => 1.5;", 1.5)]
    public void Bind_OtherReturnType_IsBoundAndHandsItOver(string member, object expected)
    {
        var response = Submission.Compile($"class Cosine {{ public static {member} }}");
        Assert.Equal(expected, Loaded.From(response).Call("Cosine.Value", [null]));
    }

    [Fact]
    public void Bind_TwoOfTheName_TakesTheOneWithMoreOfTheContractAndSaysSo()
    {
        var response = Submission.Compile(
        [
            new("A.cs", "namespace A; class Cosine { public static Tensor Value(Tensor x) => x; }"),
            new("B.cs", "namespace B; class Cosine { public static Tensor Value(Tensor x) => x; public static Tensor Gradient(Tensor x) => x; }"),
        ]);
        Assert.Equal("B.cs", Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Value"]).Path);
        Assert.Contains("B.Cosine in B.cs was graded, not A.Cosine in A.cs", Assert.Single(response.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TrainingRun Train(Tensor x, double rate, int epochs) => new([rate], [epochs]);")]
    [InlineData("(double[] Weights, double[] Losses) Train(Tensor x, double rate, int epochs) => ([rate], [epochs]);")]
    [InlineData("Own Train(Tensor x, double rate, double epochs) => new() { Weights = [rate], Losses = [epochs] };")]
    [InlineData("Value Train(Tensor x, double rate, long epochs) => new([rate], [epochs]);")]
    public void Bind_ResultWithFields_HandsThemOverInOrder(string member)
    {
        var response = Submission.Compile(
            $"using Autodiff.Kit; class Line {{ public static {member} }} class Own {{ public double[] Weights = []; public double[] Losses {{ get; set; }} = []; }} record struct Value(double[] Weights, double[] Losses);",
            Submission.Train);
        var fields = Assert.IsType<object[]>(Loaded.From(response).Call("Line.Train", null, 0.5, 20));
        Assert.Equal([0.5], Assert.IsType<double[]>(fields[0]));
        Assert.Equal([20], Assert.IsType<double[]>(fields[1]));
    }

    [Fact]
    public void Bind_ResultWithFieldsThatIsNull_HandsOverNull()
    {
        var response = Submission.Compile("using Autodiff.Kit; class Line { public static TrainingRun Train(Tensor x, double rate, int epochs) => null!; }", Submission.Train);
        Assert.Null(Loaded.From(response).Call("Line.Train", null, 0.5, 20));
    }

    [Fact]
    public void Bind_ResultWithoutTheFields_HandsItOverAsItIs()
    {
        var response = Submission.Compile("class Line { public static double[] Train(Tensor x, double rate, int epochs) => [rate]; }", Submission.Train);
        Assert.IsType<MemberBinding.Bound>(response.Members["Line.Train"]);
        Assert.Equal([0.5], Assert.IsType<double[]>(Loaded.From(response).Call("Line.Train", null, 0.5, 20)));
    }

    [Fact]
    public void Bind_EmptySubmission_AnswersEveryMember()
    {
        var response = Submission.Compile([]);
        Assert.Equal(["Cosine.Gradient", "Cosine.Value"], response.Members.Keys.Order(StringComparer.Ordinal));
        Assert.All(response.Members.Values, binding => Assert.Equal(new MemberBinding.Missing(false, null), binding));
    }
}
