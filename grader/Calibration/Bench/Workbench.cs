using Autograder.Authoring;
using Autograder.Calibration.Banks;
using Autograder.Contracts;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;
using Autograder.Engine.Sandbox;
using Microsoft.CodeAnalysis.CSharp;

namespace Autograder.Calibration.Bench;

/// <summary>
/// Grades many answers of a bank with the grader's own compiler, sandbox, worker and checks: a batch of them in one
/// library and one worker, which a submission never shares.
/// </summary>
public sealed class Workbench : IAsyncDisposable
{
    private const int BatchSize = 40;

    private readonly Assignment assignment;
    private readonly CompileServer compiler;
    private readonly WarmWorkers warm;
    private readonly int workers;

    /// <param name="workers">How many batches are examined at a time.</param>
    public Workbench(Assignment assignment, ISandbox sandbox, int workers)
    {
        this.assignment = assignment with { Limits = Unhurried(assignment.Limits) };
        this.workers = workers;
        compiler = new(sandbox, this.assignment.Limits);
        warm = new(sandbox, this.assignment.Limits, spares: 1, refill: true);
        warm.Fill();
    }

    public IReadOnlyList<SourceFile> Kit => assignment.Kit;

    public Exercise Exercise(string id) => assignment.Exercises.First(e => e.Id == id);

    /// <summary>Does the work with each entry; the worker of a batch is ended after it.</summary>
    /// <param name="work">Results are for the caller to keep; it is called from several threads.</param>
    public Task ForEachAsync<TEntry>(IEnumerable<TEntry> entries, Func<TEntry, BenchSubject, Task> work, CancellationToken cancellation)
        where TEntry : Entry =>
        Parallel.ForEachAsync(entries.Chunk(BatchSize), new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation }, async (batch, stop) =>
        {
            var places = batch.Select((entry, i) => (Entry: entry, Exercise: Renamed(Exercise(entry.Exercise), Tag(i)))).ToList();
            var compiled = await CompileAsync(places.Select((p, i) => ((Entry)p.Entry, p.Exercise, Tag(i))), stop);
            await using var session = new WorkerSession(warm, compiled, assignment.Limits, TimeProvider.System);
            foreach (var (entry, exercise) in places)
                await work(entry, new(assignment, exercise, compiled, session));
        });

    private async Task<CompileResponse> CompileAsync(IEnumerable<(Entry Entry, Exercise Exercise, string Tag)> places, CancellationToken cancellation)
    {
        var all = places.ToList();
        var request = new CompileRequest(
            [.. all.Select(p => new SourceFile($"{p.Tag}.cs", Isolated(p.Entry, p.Tag)))],
            [.. assignment.Kit], null, [.. all.SelectMany(p => p.Exercise.Members)]);
        return await compiler.CompileAsync(request, cancellation) is CompilationOutcome.Compiled(var response)
            ? response
            : throw new BankException($"a batch of answers could not be compiled, from {all[0].Entry.Name} on");
    }

    private string Isolated(Entry entry, string tag) =>
        Isolation.Of(CSharpSyntaxTree.ParseText(entry.Text).GetCompilationUnitRoot(), Exercise(entry.Exercise).Class, tag).ToFullString();

    private static Exercise Renamed(Exercise exercise, string tag)
    {
        var name = Isolation.ClassName(exercise.Class, tag);
        return exercise with { Class = name, Members = [.. exercise.Members.Select(m => m with { Class = name })] };
    }

    private static string Tag(int index) => FormattableString.Invariant($"_{index}");

    // Many answers and seeds share what one submission may use; what one call may take stays bounded.
    private static Limits Unhurried(Limits limits) => limits with
    {
        Call = TimeSpan.FromSeconds(4),
        Exercise = TimeSpan.FromMinutes(30),
        Submission = TimeSpan.FromMinutes(30),
        Compilation = TimeSpan.FromMinutes(2),
        WorkerCpu = TimeSpan.FromHours(1),
        AllResults = int.MaxValue,
        Output = int.MaxValue,
        Assembly = 12 << 20,
    };

    public async ValueTask DisposeAsync()
    {
        await warm.DisposeAsync();
        await compiler.DisposeAsync();
    }
}
