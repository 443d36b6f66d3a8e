using System.Globalization;
using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Scoring;

/// <summary>A call of a member as a C# expression, to be pasted into a program of the student's own.</summary>
internal static class PastedCall
{
    public static string Of(MemberSignature member, Probe probe) => $"{member.Key}({string.Join(", ", probe.Arguments.Select(Expression))})";

    private static string Expression(Value value) => value switch
    {
        Value.Tensor({ Rank: 0 } tensor) => $"torch.tensor({Double(tensor[0])})",
        Value.Tensor({ Rank: 1 } tensor) => $"torch.tensor(new double[] {{ {Numbers(tensor.Values)} }})",
        Value.Tensor({ Rank: 2 } tensor) => $"torch.tensor(new double[,] {{ {string.Join(", ", Rows(tensor))} }})",
        Value.Tensor(var tensor) => $"torch.tensor(new double[] {{ {Numbers(tensor.Values)} }}).reshape({string.Join(", ", tensor.Shape)})",
        Value.Number(var number) => Number(number),
        Value.Integer(var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new System.Diagnostics.UnreachableException($"argument {value.GetType()}"),
    };

    private static IEnumerable<string> Rows(TensorValue matrix) => matrix.Values.Chunk((int)matrix.Shape[1]).Select(row => $"{{ {Numbers(row)} }}");

    private static string Numbers(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(Number));

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    // A whole number would make an integer tensor.
    private static string Double(double number) => Number(number) is var text && text.AsSpan().IndexOfAny('.', 'E') < 0 ? $"{text}.0" : text;
}
