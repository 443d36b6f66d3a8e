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
                throw new RefusedException($"The archive holds no assignment-ID/{Accepted}: it is no export of GitHub Classroom.");
            if (wanted is null && lists.Count > 1 || wanted is not null && !lists.ContainsKey(wanted))
                throw new RefusedException($"Say which assignment, with ?exported=ID. The archive holds: {string.Join(", ", lists.Keys.Order(StringComparer.Ordinal))}.");
            var entry = wanted is null ? lists.Values.Single() : lists[wanted];
            if (entry.Length > LargestFile)
                throw new RefusedException($"{entry.FullName} is larger than {LargestFile >> 20} MB.");
            return Read(entry);
        }
        catch (InvalidDataException e)
        {
            throw new RefusedException($"That is no zip archive that can be read: {e.Message}");
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
            throw new RefusedException($"{entry.FullName}, line {e.LineNumber + 1}: it is no JSON.");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RefusedException($"{entry.FullName} lacks what GitHub Classroom writes: for each a repository with id and full_name, and students with their login.");
        }
    }
}
