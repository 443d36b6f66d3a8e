using System.Diagnostics;
using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Checking;

/// <summary>What is said of a member that cannot be called at all.</summary>
internal static class BindingFinding
{
    /// <returns>null when the member is bound.</returns>
    public static Finding? Of(MemberSignature member, MemberBinding binding) => binding switch
    {
        MemberBinding.Bound => null,
        MemberBinding.Missing(ClassFound: false, null) =>
            Of(CheckStatus.Failed, $"there is no class {member.Class}", $"Write `public static class {member.Class}` with `{member.Display}`.") with { NotStarted = true },
        MemberBinding.Missing(ClassFound: false, { } like) =>
            Of(CheckStatus.Failed, $"there is no class {member.Class}, but one called {like}", $"Rename {like} to {member.Class}."),
        MemberBinding.Missing(ClassFound: true, null) =>
            Of(CheckStatus.Failed, $"{member.Class} has no member {member.Name}", $"Write `public static {member.Display}`."),
        MemberBinding.Missing(ClassFound: true, { } like) =>
            Of(CheckStatus.Failed, $"{member.Class} has no member {member.Name}, but one called {like}", $"Rename {like} to {member.Name}."),
        MemberBinding.Unusable(var reason, var path, var line) =>
            Of(CheckStatus.Failed, $"{member.Name} cannot be called ({path}:{line}): {reason}", $"It is called as `public static {member.Display}`."),
        MemberBinding.Broken(var diagnostics) =>
            Of(CheckStatus.Error, diagnostics is [var first, ..]
                ? $"{member.Name} does not compile: {first.Path}:{first.Line}: {first.Message} ({first.Id})"
                : $"{member.Name} does not compile", "Run `dotnet build` and mend the errors it shows."),
        _ => throw new UnreachableException($"binding {binding.GetType()}"),
    };

    private static Finding Of(CheckStatus status, string message, string hint) =>
        new(status, message) { PublicMessage = message, Hint = hint };
}
