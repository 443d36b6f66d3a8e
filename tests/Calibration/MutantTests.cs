using Autograder.Calibration.Bench;
using Autograder.Calibration.Mutants;
using Autograder.Contracts;
using Microsoft.CodeAnalysis.CSharp;

namespace Autograder.Calibration.Tests;

public sealed class MutantTests
{
    private const string Original =
        """
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Autodiff.Exercises;

        public static class LeastSquares
        {
            public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();
            public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);
            public static Tensor First(Tensor A) => stack(A.unbind())[0, 1];
        }
        """;

    private static readonly IReadOnlyList<string> Made = [.. new MutantMaker([new SourceFile("Kit.cs", "namespace Autodiff.Kit;")])
        .Of(new("file.cs", "least-squares", Original), stride: 1).Mutants.Select(m => m.Text)];

    [Theory]
    [InlineData("A.mv(x) + b")]
    [InlineData("b - A.mv(x)")]
    [InlineData("=> -(0.5 * (A.mv(x) - b).square().sum())")]
    [InlineData("0.25 * (A")]
    [InlineData("=> (A.mv(x) - b).square().sum();")]
    [InlineData("(A.mv(x) - b).square().mean()")]
    [InlineData("(A.mv(b) - b)")]
    [InlineData("(A.mv(x) - x)")]
    [InlineData("A.mm(A)")]
    [InlineData("A.T.mm(A.T)")]
    [InlineData("[1, 0]")]
    public void Mutants_OfASmallAnswer_HoldEachKindOfMistake(string part) => Assert.Contains(Made, text => text.Contains(part, StringComparison.Ordinal));

    [Fact]
    public void Mutants_OfASmallAnswer_AreDifferentAndNotTheOriginal() =>
        Assert.Equal(Made.Count, Made.Append(Original).Distinct().Count() - 1);

    [Theory]
    [InlineData("public static class LeastSquares { static LeastSquares() { } }", "namespace _7", "class LeastSquares_7", "static LeastSquares_7()")]
    [InlineData("namespace Mine; public class LeastSquares { public LeastSquares Other; }", "namespace Mine._7;", "public LeastSquares_7 Other")]
    [InlineData("using Mine; namespace Mine { class A { } } namespace Other { class LeastSquares { } }", "using Mine._7;", "namespace Other._7")]
    public void Isolation_OfAnAnswer_GivesItANamespaceAndAClassOfItsOwn(string text, params string[] parts)
    {
        var isolated = Isolation.Of(CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken).GetCompilationUnitRoot(TestContext.Current.CancellationToken), "LeastSquares", "_7").ToFullString();

        Assert.All(parts, part => Assert.Contains(part, isolated, StringComparison.Ordinal));
    }
}
