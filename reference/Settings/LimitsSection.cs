using Autograder.Authoring;

namespace Autograder.Reference.Settings;

/// <summary>The section <c>limits</c> of an assignment's file: each key replaces one default.</summary>
internal static class LimitsSection
{
    private static readonly Dictionary<string, Func<Limits, YamlField, Limits>> Keys = new()
    {
        ["call"] = (l, f) => l with { Call = f.Duration() },
        ["exercise"] = (l, f) => l with { Exercise = f.Duration() },
        ["member"] = (l, f) => l with { Member = f.Duration() },
        ["submission"] = (l, f) => l with { Submission = f.Duration() },
        ["compilation"] = (l, f) => l with { Compilation = f.Duration() },
        ["worker-cpu"] = (l, f) => l with { WorkerCpu = TimeSpan.FromSeconds(f.WholeNumber(1, 3600)) },
        ["worker-memory"] = (l, f) => l with { WorkerMemory = f.Size(64L << 30) },
        ["compiler-memory"] = (l, f) => l with { CompilerMemory = f.Size(64L << 30) },
        ["threads"] = (l, f) => l with { Threads = f.WholeNumber(1, 4096) },
        ["open-files"] = (l, f) => l with { OpenFiles = f.WholeNumber(16, 65536) },
        ["source-file"] = (l, f) => l with { SourceFile = (int)f.Size(int.MaxValue) },
        ["source-files"] = (l, f) => l with { SourceFiles = f.WholeNumber(1, 100_000) },
        ["assembly"] = (l, f) => l with { Assembly = (int)f.Size(int.MaxValue) },
        ["result"] = (l, f) => l with { Result = (int)f.Size(int.MaxValue) },
        ["output"] = (l, f) => l with { Output = (int)f.Size(int.MaxValue) },
        ["files"] = (l, f) => l with { Files = (int)f.Size(int.MaxValue) },
    };

    public static Limits Read(YamlField section)
    {
        var map = section.Map([.. Keys.Keys]);
        return Keys.Aggregate(new Limits(), (limits, key) => map.Optional(key.Key) is { } field ? key.Value(limits, field) : limits);
    }
}
