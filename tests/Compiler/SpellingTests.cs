using Autograder.Compiler.Binding;

namespace Autograder.Compiler.Tests;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("Hessian", "Hessian", 0)]
    [InlineData("Hessian", "Hesian", 1)]
    [InlineData("Hessian", "Hsesian", 1)]
    [InlineData("Gradient", "Gradeint", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void Distance_OfTwoNames_CountsEdits(string a, string b, int expected)
    {
        Assert.Equal(expected, Spelling.Distance(a, b));
        Assert.Equal(expected, Spelling.Distance(b, a));
    }

    [Theory]
    [InlineData("AutogradHessian", "AnalyticHessian,AutogradHesian,Value", "AutogradHesian")]
    [InlineData("Value", "Evaluate,Valu,value", "value")]
    [InlineData("Fourth", "First,Second", null)]
    public void Nearest_OfNames_IsTheOneThatWasMeant(string wanted, string names, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(wanted, names.Split(',')));
}
