using System.Text.Json.Nodes;
using Autograder.GitHub.Tests.StandIn;

namespace Autograder.GitHub.Tests;

/// <summary>Webhook payloads as GitHub documents them, with fields that nobody here reads.</summary>
internal static class Payload
{
    public const string NoCommit = "0000000000000000000000000000000000000000";

    public static JsonObject Push(FakeRepository repository, string sha, string reference = "refs/heads/main", string before = NoCommit, string senderType = "User", long sender = 1001) => new()
    {
        ["ref"] = reference, ["before"] = before, ["after"] = sha, ["repository"] = Repository(repository),
        ["pusher"] = new JsonObject { ["name"] = "ada", ["email"] = "ada@example.org" }, ["sender"] = User(sender, "ada", senderType),
        ["created"] = before == NoCommit, ["deleted"] = sha == NoCommit, ["forced"] = false, ["base_ref"] = null,
        ["compare"] = $"https://github.com/{repository.FullName}/compare/a...b",
        ["commits"] = new JsonArray(Commit(sha)), ["head_commit"] = sha == NoCommit ? null : Commit(sha), ["a_field_of_next_year"] = new JsonObject { ["x"] = 1 },
    };

    public static JsonObject CheckRun(FakeRepository repository, string sha, string action = "rerequested") => new()
    {
        ["action"] = action,
        ["check_run"] = new JsonObject
        {
            ["id"] = 4, ["name"] = "autograder", ["head_sha"] = sha, ["node_id"] = "x", ["external_id"] = "", ["status"] = "completed", ["conclusion"] = "neutral",
            ["check_suite"] = new JsonObject { ["id"] = 5, ["head_branch"] = "main" }, ["app"] = new JsonObject { ["id"] = 4242, ["slug"] = "autograder" },
            ["output"] = new JsonObject { ["title"] = "40 of 100", ["annotations_count"] = 0 },
        },
        ["repository"] = Repository(repository), ["sender"] = User(1001, "ada"), ["installation"] = new JsonObject { ["id"] = 2 },
    };

    public static JsonObject CheckSuite(FakeRepository repository, string sha) => new()
    {
        ["action"] = "rerequested",
        ["check_suite"] = new JsonObject { ["id"] = 5, ["head_branch"] = "main", ["head_sha"] = sha, ["status"] = "queued", ["conclusion"] = null, ["app"] = new JsonObject { ["id"] = 4242 } },
        ["repository"] = Repository(repository), ["sender"] = User(1001, "ada"),
    };

    public static JsonObject Ping(FakeRepository? repository) => new()
    {
        ["zen"] = "Keep it logically awesome.", ["hook_id"] = 30, ["hook"] = new JsonObject { ["type"] = "App", ["events"] = new JsonArray("push"), ["active"] = true },
        ["repository"] = repository is null ? null : Repository(repository), ["sender"] = User(7, "teacher"),
    };

    public static JsonObject Installation(string action = "created") => new()
    {
        ["action"] = action,
        ["installation"] = new JsonObject { ["id"] = 900, ["account"] = User(77, GradedCourse.Owner, "Organization"), ["app_id"] = 4242, ["repository_selection"] = "all", ["permissions"] = new JsonObject { ["checks"] = "write" } },
        ["repositories"] = new JsonArray(new JsonObject { ["id"] = 1, ["name"] = "hw1-ada", ["full_name"] = "course/hw1-ada", ["private"] = true }), ["sender"] = User(7, "teacher"),
    };

    private static JsonObject Repository(FakeRepository repository) => new()
    {
        ["id"] = repository.Id, ["node_id"] = "MDEwOlJl", ["name"] = repository.Name, ["full_name"] = repository.FullName, ["private"] = true,
        ["owner"] = User(repository.OwnerId, repository.Owner, "Organization"), ["default_branch"] = "main", ["html_url"] = $"https://github.com/{repository.FullName}",
        ["topics"] = new JsonArray(), ["size"] = 12,
    };

    private static JsonObject User(long id, string login, string type = "User") => new() { ["id"] = id, ["login"] = login, ["type"] = type, ["site_admin"] = false };

    private static JsonObject Commit(string sha) => new()
    {
        ["id"] = sha, ["tree_id"] = sha, ["distinct"] = true, ["message"] = "Ünïcode 🎓", ["timestamp"] = "2026-11-27T08:00:00+01:00", ["url"] = "https://github.com",
        ["author"] = new JsonObject { ["name"] = "Ada", ["email"] = "ada@example.org", ["username"] = "ada" },
        ["committer"] = new JsonObject { ["name"] = "Ada", ["email"] = "ada@example.org" }, ["added"] = new JsonArray("A.cs"), ["removed"] = new JsonArray(), ["modified"] = new JsonArray(),
    };
}
