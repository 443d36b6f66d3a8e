using Autograder.Service.Storage;

namespace Autograder.Service.Api;

/// <summary>Scopes as a list of words.</summary>
internal static class ScopeList
{
    private static readonly Scopes[] Each = [.. Enum.GetValues<Scopes>().Where(s => s != Scopes.None)];

    public static IReadOnlyList<Scopes> Of(Scopes scopes) => [.. Each.Where(s => scopes.HasFlag(s))];

    public static Scopes Sum(IEnumerable<Scopes> scopes) => scopes.Aggregate(Scopes.None, (all, s) => all | s);
}
