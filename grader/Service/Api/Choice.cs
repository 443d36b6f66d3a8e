using Autograder.Service.Intake;

namespace Autograder.Service.Api;

/// <summary>A word of a query that must be one of a few.</summary>
internal static class Choice
{
    /// <exception cref="RefusedException">It is none of them; the message says which there are.</exception>
    public static T? Of<T>(string? word, string name) where T : struct, Enum =>
        word is null ? null
        : Enum.GetNames<T>().Contains(word, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(word, ignoreCase: true)
        : throw new RefusedException($"There is no {name} {UploadPath.Shown(word)}. There are: {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
}
