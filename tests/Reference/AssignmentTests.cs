using Autograder.Authoring;

namespace Autograder.Reference.Tests;

public sealed class AssignmentTests
{
    [Fact]
    public void Assignment_AsDelivered_HasTheSevenExercisesOfTheContract()
    {
        var members = TheAssignment.Loaded.Exercises.Select(e => $"{e.Id} {e.Class} {string.Join(" · ", e.Members.Select(m => m.Display))}");

        Assert.Equal(
            [
                "taylor-cosine TaylorCosine Tensor Value(Tensor x) · Tensor Gradient(Tensor x)",
                "linear-regression LinearRegression Tensor Gradient(Tensor w, Tensor x, Tensor y)"
                    + " · TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)"
                    + " · TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)",
                "tanh-derivative TanhDerivative Tensor Fourth(Tensor x)",
                "quadratic-form QuadraticForm Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)"
                    + " · Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) · Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)",
                "trace-product TraceProduct Tensor Value(Tensor A, Tensor X, Tensor B)"
                    + " · Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) · Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)",
                "least-squares LeastSquares Tensor Value(Tensor A, Tensor b, Tensor x)"
                    + " · Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) · Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)"
                    + " · Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) · Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)",
                "log-one-plus-exp LogOnePlusExp Tensor Value(Tensor a, Tensor x)"
                    + " · Tensor AnalyticGradient(Tensor a, Tensor x) · Tensor AnalyticHessian(Tensor a, Tensor x)"
                    + " · Tensor AutogradGradient(Tensor a, Tensor x) · Tensor AutogradHessian(Tensor a, Tensor x)",
            ],
            members);
    }

    [Fact]
    public void Points_AsDelivered_SumTo100AndHalfOfThemAreVisible()
    {
        Assert.Equal(100, TheAssignment.Loaded.MaxScore);
        Assert.All(TheAssignment.Checks, c => Assert.True(c.Check.Points > 0, c.Check.Id));
        Assert.Equal(10, TheAssignment.Loaded.Exercises.Sum(e => e.TimingPoints));
        Assert.InRange(TheAssignment.Checks.Where(c => c.Check.Visibility == Visibility.Visible).Sum(c => c.Check.Points), 42, 48);
    }

    [Fact]
    public void Checks_OfEveryMember_AreOneVisibleAndOneHidden()
    {
        foreach (var exercise in TheAssignment.Loaded.Exercises)
        {
            Assert.Equal(exercise.Checks.Count, exercise.Checks.Select(c => c.Id).Distinct().Count());
            foreach (var member in exercise.Members.Where(m => m.Name != "CompareTime"))
                Assert.Equal(
                    [Visibility.Visible, Visibility.Hidden],
                    exercise.Checks.Where(c => c.Member == member.Name).Select(c => c.Visibility));
        }
    }

    [Fact]
    public void Kit_AsDelivered_HoldsTheStartersTypes()
    {
        var kit = string.Concat(TheAssignment.Loaded.Kit.Select(f => f.Text));

        Assert.All(["record TrainingRun", "record TimeComparison", "class Transforms"], type => Assert.Contains(type, kit, StringComparison.Ordinal));
        Assert.All(TheAssignment.Loaded.Kit, f => Assert.Matches(@"^Kit/\w+\.cs$", f.Path));
    }

    [Theory]
    [InlineData(14, new[] { 2, 2, 2, 2, 3, 3 }, new[] { 2, 2, 2, 2, 3, 3 })]
    [InlineData(10, new[] { 1, 1, 1 }, new[] { 4, 3, 3 })]
    [InlineData(7, new[] { 1, 3, 3 }, new[] { 1, 3, 3 })]
    [InlineData(1, new[] { 1, 2 }, new[] { 0, 1 })]
    public void PointShares_OfATotal_SumToIt(int total, int[] weights, int[] expected) =>
        Assert.Equal(expected, PointShares.Of(total, weights));
}
