using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Compiler.Tests;

/// <summary>The project's own sources: the starter as it is, and every right answer of the corpus.</summary>
public sealed class RepositoryTests
{
    private static readonly ImmutableArray<MemberSignature> Contract =
    [
        .. Of("TaylorCosine", "x", "Value", "Gradient"),
        .. Of("LinearRegression", "w,x,y", "Gradient"),
        new("LinearRegression", "Train", Training, "TrainingRun", ["Weights", "Losses"]),
        new("LinearRegression", "CompareTime", Training, "TimeComparison", ["Manual", "Autograd"]),
        .. Of("TanhDerivative", "x", "Fourth"),
        .. Of("QuadraticForm", "A,b,c,x", "Value", "AnalyticHessian", "AutogradHessian"),
        .. Of("TraceProduct", "A,X,B", "Value", "AnalyticGradient", "AutogradGradient"),
        .. Of("LeastSquares", "A,b,x", "Value", "AnalyticGradient", "AnalyticHessian", "AutogradGradient", "AutogradHessian"),
        .. Of("LogOnePlusExp", "a,x", "Value", "AnalyticGradient", "AnalyticHessian", "AutogradGradient", "AutogradHessian"),
    ];

    public static TheoryData<string> RightAnswers { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Place.Repository, "tests", "Corpus", "Right"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Place.Repository, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static ImmutableArray<Parameter> Training =>
        [new("x", ParameterKind.Tensor), new("y", ParameterKind.Tensor), new("learningRate", ParameterKind.Number), new("epochs", ParameterKind.Integer)];

    [Fact]
    public void Compile_Starter_BindsEverythingWithoutAWord()
    {
        var root = Path.Combine(Place.Repository, "starter");
        var sources = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal) && !file.Path.StartsWith("obj/", StringComparison.Ordinal));
        var response = LargeStack.Run(() => SubmissionCompiler.Compile(
            new([.. sources], Kit(), new("Starter.csproj", File.ReadAllText(Path.Combine(root, "Starter.csproj"))), Contract)));
        Assert.Empty(response.Diagnostics);
        Assert.Empty(response.Notes);
        Assert.All(response.Members, member => Assert.IsType<MemberBinding.Bound>(member.Value));
    }

    [Theory]
    [MemberData(nameof(RightAnswers))]
    public void Compile_RightAnswer_BindsItsExercise(string path)
    {
        var exercise = path.Split('/')[^2].Replace("-", "", StringComparison.Ordinal);
        var contract = Contract.Where(member => string.Equals(member.Class, exercise, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        Assert.NotEmpty(contract);
        var source = new SourceFile($"Exercises/{contract[0].Class}.cs", File.ReadAllText(Path.Combine(Place.Repository, path)));
        var response = LargeStack.Run(() => SubmissionCompiler.Compile(new([source], Kit(), null, contract)));
        Assert.DoesNotContain(response.Diagnostics, diagnostic => diagnostic.IsError);
        Assert.All(response.Members, member => Assert.IsType<MemberBinding.Bound>(member.Value));
    }

    private static ImmutableArray<SourceFile> Kit() =>
        [.. Directory.EnumerateFiles(Path.Combine(Place.Repository, "starter", "Kit"), "*.cs").Order(StringComparer.Ordinal)
            .Select(path => new SourceFile($"Kit/{Path.GetFileName(path)}", File.ReadAllText(path)))];

    private static IEnumerable<MemberSignature> Of(string @class, string parameters, params string[] names) =>
        names.Select(name => MemberSignature.OfTensors(@class, name, parameters.Split(',')));
}
