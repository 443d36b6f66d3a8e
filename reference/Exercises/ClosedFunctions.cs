using Autograder.Authoring;

namespace Autograder.Reference.Exercises;

/// <summary>Functions that are there already, under every name by which C# and TorchSharp offer them.</summary>
internal static class ClosedFunctions
{
    /// <summary>
    /// Forbids functions by torch's names: as a function of torch and of its special functions, as a method of a tensor,
    /// in place too, and as .NET's own.
    /// </summary>
    public static IReadOnlyList<ForbiddenUse> Of(params IEnumerable<string> names) => [.. names.SelectMany(Spellings)];

    private static IEnumerable<ForbiddenUse> Spellings(string name)
    {
        var title = name.TrimEnd('*', '.');
        var dotnet = char.ToUpperInvariant(title[0]) + title[1..];
        return
        [
            new($"TorchSharp.torch.{name}", title),
            new($"TorchSharp.torch.{name}_", title),
            new($"TorchSharp.torch.special.{name}", title),
            new($"TorchSharp.torch.Tensor.{name}", title),
            new($"TorchSharp.torch.Tensor.{name}_", title),
            .. new[] { dotnet, $"{dotnet}Pi", $"Sin{dotnet}", $"Sin{dotnet}Pi" }
                .SelectMany(n => new[] { $"System.Math.{n}", $"System.MathF.{n}", $"System.Double.{n}", $"System.Single.{n}" })
                .Select(n => new ForbiddenUse(n, title)),
        ];
    }
}
