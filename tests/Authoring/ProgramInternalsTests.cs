namespace Autograder.Authoring.Tests;

/// <summary>Right answers whose code reaches for more than an exercise needs.</summary>
public sealed class ProgramInternalsTests
{
    [Theory]
    [InlineData("System.Reflection.FieldInfo.GetValue")]
    [InlineData("System.Type.GetType")]
    [InlineData("System.Type.GetMethods")]
    [InlineData("System.AppDomain.GetAssemblies")]
    [InlineData("System.Runtime.InteropServices.Marshal.ReadInt64")]
    [InlineData("extern LeastSquares.dup2")]
    public async Task Autograd_ByCodeThatLooksIntoTheProgram_KeepsItsPointsAndIsForReview(string function)
    {
        var finding = await ExamineAsync(function);
        Assert.Equal((CheckStatus.Passed, true), (finding.Status, finding.Review));
        Assert.Contains(finding.Advisories, a => a.Contains(function, StringComparison.Ordinal) && a.Contains("A.cs:3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.Type.GetTypeFromHandle")]
    [InlineData("System.Object.GetType")]
    [InlineData("System.Runtime.InteropServices.CollectionsMarshal.AsSpan")]
    [InlineData("System.Diagnostics.Stopwatch.StartNew")]
    public async Task Autograd_ByCodeThatLooksAtItsOwnNumbers_IsClean(string function)
    {
        var finding = await ExamineAsync(function);
        Assert.Equal((CheckStatus.Passed, false), (finding.Status, finding.Review));
    }

    private static Task<Finding> ExamineAsync(string function) => Checks.OfGradient(new Way.Autograd()).ExamineAsync(
        new FakeSubject { Uses = [new(function, "A.cs", 3, [])] }.With(Checks.Member, (t, tape) => tape.Derive(Checks.Gradient(t))));
}
