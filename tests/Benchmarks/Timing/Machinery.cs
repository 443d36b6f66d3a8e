using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Timing;
using Autograder.Reference;

namespace Autograder.Benchmarks.Timing;

/// <summary>The real compiler, sandbox and assignment, and what they make of sources.</summary>
internal sealed class Machinery : IAsyncDisposable
{
    public Machinery()
    {
        Assignment = new AutodiffAssignment().Load(Repository.At("reference"));
        Compiler = new(Sandbox, Assignment.Limits);
        Workers = new(Sandbox, Assignment.Limits with { Submission = TimeSpan.FromHours(2), WorkerCpu = TimeSpan.FromHours(1) }, spares: 0, refill: false);
        Pipeline = new(Assignment, Compiler, Workers, Sandbox);
    }

    public BubblewrapSandbox Sandbox { get; } = new(ChildPrograms.Find());

    public Assignment Assignment { get; }

    public CompileServer Compiler { get; }

    public WarmWorkers Workers { get; }

    public GradingPipeline Pipeline { get; }

    /// <summary>As a grading does it, so that no two time on the same processor, whoever they are.</summary>
    public static Task<TimingLease> LeaseAsync(int parallel, CancellationToken cancellation) =>
        TimingLease.TakeAsync(TimingLease.Folder, parallel, TimeProvider.System, cancellation);

    public Task<WorkerRequest.Load> RivalsAsync() => CompileAsync([.. Assignment.Rivals]);

    public async Task<WorkerRequest.Load> CompileAsync(params SourceFile[] sources)
    {
        var outcome = await Compiler.CompileAsync(GradingPipeline.SourcesOf(Assignment, new([.. sources], null, [])), CancellationToken.None);
        var compiled = ((CompilationOutcome.Compiled)outcome).Response;
        foreach (var error in compiled.Diagnostics.Where(d => d.IsError))
            Console.Error.WriteLine(error);
        return new(compiled.Library, compiled.Symbols, compiled.Entry);
    }

    public async ValueTask DisposeAsync()
    {
        await Workers.DisposeAsync();
        await Compiler.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
