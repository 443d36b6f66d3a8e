using System.CommandLine;

namespace Autograder.App.Commands;

/// <summary>An option whose value is one of a few words.</summary>
internal static class Choice
{
    /// <summary>Takes the names of <typeparamref name="T"/> in any case; any other word is refused with those there are.</summary>
    public static Option<T> Of<T>(string name, T standard, string description)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToList();
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                var word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (words.Contains(word, StringComparer.OrdinalIgnoreCase))
                    return Enum.Parse<T>(word, ignoreCase: true);
                result.AddError($"{name} takes one of {string.Join(", ", words)}; “{word}” is none of them.");
                return default;
            },
        };
        option.CompletionSources.Add([.. words]);
        return option;
    }
}
