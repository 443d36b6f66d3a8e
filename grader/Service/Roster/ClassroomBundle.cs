using System.IO.Compression;
using System.Text.Json;
using Autograder.Service.Intake;

namespace Autograder.Service.Roster;

/// <summary>A repository that students of a classroom accepted an assignment with.</summary>
/// <param name="FullName">Owner and name, in lower case.</param>
/// <param name="Logins">The students' names on GitHub, in lower case; several for a group.</param>
internal sealed record AcceptedRepository(long Id, string FullName, IReadOnlyList<string> Logins);

/// <summary>Reads GitHub Classroom's export: <c>classroom-…/assignment-ID/accepted-assignments.json</c> in a zip archive.</summary>
internal static class ClassroomBundle
{
    private const string Accepted = "accepted-assignments.json";
    private const long LargestFile = 64 << 20;

    /// <param name="wanted">The id of one of the assignments in it; may be left out when there is one only.</param>
    /// <exception cref="RefusedException">It is no such archive, or the assignment is not in it; the message says which are.</exception>
    public static IReadOnlyList<AcceptedRepository> Read(byte[] archive, string? wanted)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive, writable: false), ZipArchiveMode.Read);
            var lists = zip.Entries.Where(e => e.FullName.Replace('\\', '/').Split('/') is [.., var folder, Accepted] && folder.StartsWith("assignment-", StringComparison.Ordinal))
                .ToDictionary(e => e.FullName.Replace('\\', '/').Split('/')[^2]["assignment-".Length..]);
            if (lists.Count == 0)
                throw new RefusedException("The archive holds no assignment-ID/{0}: it is no export of GitHub Classroom.", Accepted);
            if (wanted is null && lists.Count > 1 || wanted is not null && !lists.ContainsKey(wanted))
                throw new RefusedException("Say which assignment of the export, by its number. The archive holds: {0}.", string.Join(", ", lists.Keys.Order(StringComparer.Ordinal)));
            var entry = wanted is null ? lists.Values.Single() : lists[wanted];
            if (entry.Length > LargestFile)
                throw new RefusedException("{0} is larger than {1} MB.", entry.FullName, LargestFile >> 20);
            return Read(entry);
        }
        catch (InvalidDataException e)
        {
            throw new RefusedException("That is no zip archive that can be read: {0}", e.Message);
        }
    }

    /// <summary>What was read, as text that <see cref="Take"/> reads again.</summary>
    public static string Give(IReadOnlyList<AcceptedRepository> accepted) => JsonSerializer.Serialize(accepted);

    /// <returns>null when it is no such text.</returns>
    public static IReadOnlyList<AcceptedRepository>? Take(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<List<AcceptedRepository>>(text) is { Count: > 0 } taken && taken.TrueForAll(a => a is { FullName.Length: > 0, Logins: not null }) ? taken : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<AcceptedRepository> Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        try
        {
            using var json = JsonDocument.Parse(stream);
            return [.. json.RootElement.EnumerateArray().Select(a => new AcceptedRepository(
                a.GetProperty("repository").GetProperty("id").GetInt64(),
                a.GetProperty("repository").GetProperty("full_name").GetString()!.ToLowerInvariant(),
                [.. a.GetProperty("students").EnumerateArray().Select(s => s.GetProperty("login").GetString()!.ToLowerInvariant())]))];
        }
        catch (JsonException e)
        {
            throw new RefusedException("{0}, line {1}, column {2}: it is no JSON.", entry.FullName, (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RefusedException("{0} lacks what GitHub Classroom writes: for each a repository with id and full_name, and students with their login.", entry.FullName);
        }
    }
}
