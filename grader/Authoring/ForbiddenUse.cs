namespace Autograder.Authoring;

/// <summary>A function that a member must not reach, directly or through the student's own code.</summary>
/// <param name="Function">Its full name as <see cref="Contracts.Use.Function"/> has it, such as <c>TorchSharp.torch.cos</c>;
/// a name that ends in <c>.*</c> means everything below it.</param>
/// <param name="Title">What a student calls it, such as <c>cos</c>.</param>
public sealed record ForbiddenUse(string Function, string Title)
{
    public bool Covers(string function) =>
        Function.EndsWith(".*", StringComparison.Ordinal)
            ? function.StartsWith(Function[..^1], StringComparison.Ordinal)
            : function == Function;
}
