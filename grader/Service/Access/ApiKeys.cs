using System.Security.Cryptography;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Access;

/// <param name="Secret">The whole key, shown this once.</param>
internal sealed record NewKey(ApiKey Key, string Secret);

/// <summary>Makes, finds and revokes keys. A key reads <c>ag_NAME_SECRET</c>; the name is no secret.</summary>
internal sealed class ApiKeys(IDbContextFactory<Store> stores, TimeProvider time)
{
    private const string Prefix = "ag";

    /// <param name="course">null for a key of the whole installation.</param>
    public async Task<NewKey> CreateAsync(
        string name, Course? course, Scopes scopes, DateTimeOffset? expires, string actor, CancellationToken cancellation)
    {
        var secret = Secret.Fresh();
        var key = new ApiKey
        {
            PublicId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)),
            Hash = Secret.Hash(secret),
            Name = name,
            CourseId = course?.Id,
            Scopes = scopes,
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = expires,
        };
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        store.Add(key);
        store.Note(time, actor, "key.created", course?.Id, $"{key.PublicId} “{name}” ({scopes})");
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return new(key, $"{Prefix}_{key.PublicId}_{secret}");
    }

    /// <summary>The key that this is, if it is one and still good.</summary>
    public async Task<ApiKey?> FindAsync(string presented, CancellationToken cancellation)
    {
        if (presented.Split('_') is not [Prefix, var id, var secret])
            return null;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var key = await store.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.PublicId == id, cancellation);
        return key is not null && Secret.Matches(secret, key.Hash) && IsGood(key) ? key : null;
    }

    public bool IsGood(ApiKey key) => key.RevokedAt is null && (key.ExpiresAt is not { } end || end > time.GetUtcNow());

    /// <summary>All keys of a course, or those of the installation.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(long? course, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.ApiKeys.AsNoTracking().Where(k => k.CourseId == course).OrderBy(k => k.Id).ToListAsync(cancellation);
    }

    /// <returns>false when there is no such key in the course.</returns>
    public async Task<bool> RevokeAsync(string id, long? course, string actor, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        if (await store.ApiKeys.SingleOrDefaultAsync(k => k.PublicId == id && k.CourseId == course, cancellation) is not { } key)
            return false;
        if (key.RevokedAt is null)
        {
            key.RevokedAt = time.GetUtcNow();
            store.Note(time, actor, "key.revoked", course, key.PublicId);
            await store.SaveChangesAsync(cancellation);
            await write.CommitAsync(cancellation);
        }
        return true;
    }
}
