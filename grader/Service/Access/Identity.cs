using System.Globalization;
using System.Security.Claims;
using Autograder.Service.Storage;

namespace Autograder.Service.Access;

/// <summary>Who asks, as a principal carries it: an account that signed in, or a key.</summary>
internal static class Identity
{
    public const string CookieScheme = "Cookie";
    public const string KeyScheme = "Key";

    private const string KeyId = "autograder:key";

    public static ClaimsPrincipal Of(Account account) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Text(account.Id)), new(ClaimTypes.Name, account.Name)], CookieScheme));

    public static ClaimsPrincipal Of(ApiKey key) =>
        new(new ClaimsIdentity([new(KeyId, key.PublicId), new(ClaimTypes.Name, key.Name)], KeyScheme));

    public static long? AccountId(this ClaimsPrincipal user) =>
        user.FindFirst(ClaimTypes.NameIdentifier) is { } claim ? long.Parse(claim.Value, CultureInfo.InvariantCulture) : null;

    public static string? KeyOf(this ClaimsPrincipal user) => user.FindFirst(KeyId)?.Value;

    /// <summary>As the audit and submissions name them: <c>account:4</c>, <c>key:3f9a…</c>.</summary>
    public static string Actor(this ClaimsPrincipal user) =>
        user.KeyOf() is { } key ? $"key:{key}"
        : user.AccountId() is { } account ? $"account:{Text(account)}"
        : "nobody";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
