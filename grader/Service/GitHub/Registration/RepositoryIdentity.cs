using System.Globalization;
using Autograder.Service.GitHub.Ci;
using Autograder.Service.GitHub.Webhooks;

namespace Autograder.Service.GitHub.Registration;

/// <summary>Which repository GitHub speaks of. Names change hands; the ids do not.</summary>
/// <param name="FullName">Owner and name, in lower case.</param>
internal sealed record RepositoryIdentity(long Id, long OwnerId, string FullName)
{
    public string Owner => FullName.Split('/')[0];

    public string Name => FullName[(FullName.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public static RepositoryIdentity Of(RepositoryPayload payload) => new(payload.Id, payload.Owner.Id, payload.FullName.ToLowerInvariant());

    public static RepositoryIdentity Of(CiClaims claims) =>
        new(Number(claims.RepositoryId), Number(claims.RepositoryOwnerId), claims.Repository.ToLowerInvariant());

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
