using System.CommandLine;
using System.Globalization;
using Autograder.Service.Access;
using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.App.Commands;

/// <summary><c>autograder key create|list|revoke</c>: keys for programs that use the API.</summary>
internal static class KeyCommand
{
    private static readonly Option<string?> course = new("--course") { Description = "The course that the key is for. Default: the only one there is." };

    private static readonly Option<bool> everywhere = new("--everywhere") { Description = "A key for every course of the installation." };

    public static Command Create()
    {
        var command = new Command("key", "Makes, lists and revokes the keys by which programs use the API.");
        command.Add(CreateKey());
        command.Add(List());
        command.Add(Revoke());
        return command;
    }

    private static Command CreateKey()
    {
        var name = new Option<string>("--name") { Description = "What the key is for.", DefaultValueFactory = _ => "command line" };
        var scopes = new Option<string>("--scopes")
        {
            Description = "What it may do, of: submit, read, regrade, manage, administer; separated by commas.",
            DefaultValueFactory = _ => "submit,read",
        };
        var days = new Option<int?>("--days") { Description = "How long it is good for. Default: until it is revoked." };
        return Subcommand("create", "Makes a key and prints it, once.", [name, scopes, days, course, everywhere], async (parsed, keys, where, cancellation) =>
        {
            var expires = parsed.GetValue(days) is { } many ? DateTimeOffset.UtcNow.AddDays(many) : (DateTimeOffset?)null;
            var (key, secret) = await keys.CreateAsync(parsed.GetValue(name)!, where, Scopes(parsed.GetValue(scopes)!), expires, Administration.Actor, cancellation);
            System.Console.Error.WriteLine($"A key for {where?.Slug ?? "every course"}, to {key.Scopes.ToString().ToLowerInvariant()}. It is shown this once:");
            System.Console.WriteLine(secret);
        });
    }

    private static Command List() =>
        Subcommand("list", "Lists the keys of a course, or with --everywhere those of the installation.", [course, everywhere], async (_, keys, where, cancellation) =>
        {
            foreach (var key in await keys.ListAsync(where?.Id, cancellation))
                System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{key.PublicId}  {key.CreatedAt:yyyy-MM-dd}  {(key.RevokedAt is { } gone ? $"revoked {gone:yyyy-MM-dd}" : keys.IsGood(key) ? "good" : "expired"),-18}  {key.Scopes.ToString().ToLowerInvariant()}  {key.Name}"));
        });

    private static Command Revoke()
    {
        var id = new Argument<string>("KEY") { Description = "The key's name: what stands between the underscores." };
        return Subcommand("revoke", "Revokes a key at once.", [id, course, everywhere], async (parsed, keys, where, cancellation) =>
        {
            if (!await keys.RevokeAsync(parsed.GetValue(id)!, where?.Id, Administration.Actor, cancellation))
                throw new SettingsException($"There is no key {parsed.GetValue(id)} of {where?.Slug ?? "the installation"}. `autograder key list` shows those there are.");
            System.Console.Error.WriteLine("Revoked.");
        });
    }

    private static Command Subcommand(
        string name, string description, IReadOnlyList<Symbol> symbols, Func<ParseResult, ApiKeys, Course?, CancellationToken, Task> run)
    {
        var settings = new SettingOptions();
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        }
        settings.AddTo(command, withWeb: false);
        command.SetAction((parsed, cancellation) => ServiceFailures.ExplainAsync(async () =>
        {
            await using var administration = await Administration.OpenAsync(settings.Read(parsed), cancellation);
            var where = parsed.GetValue(everywhere) ? null : await CourseAsync(administration, parsed.GetValue(course), cancellation);
            await run(parsed, administration.Get<ApiKeys>(), where, cancellation);
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<Course> CourseAsync(Administration administration, string? slug, CancellationToken cancellation)
    {
        await using var store = await administration.Stores.CreateDbContextAsync(cancellation);
        var all = await store.Courses.AsNoTracking().OrderBy(c => c.Slug).ToListAsync(cancellation);
        return all.FirstOrDefault(c => c.Slug == slug) ?? (slug is null && all.Count == 1 ? all[0] : null)
            ?? throw new SettingsException($"Name the course with --course. There are: {string.Join(", ", all.Select(c => c.Slug))}.");
    }

    private static Scopes Scopes(string list)
    {
        var sum = Service.Storage.Scopes.None;
        foreach (var word in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            sum |= !char.IsDigit(word[0]) && Enum.TryParse<Scopes>(word, ignoreCase: true, out var scope) ? scope
                : throw new SettingsException($"There is no scope {word}. There are: submit, read, regrade, manage, administer.");
        return sum != Service.Storage.Scopes.None ? sum : throw new SettingsException("Name at least one scope with --scopes.");
    }
}
