using Autograder.Authoring;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;
using Autograder.Engine.Sandbox;

namespace Autograder.Service.Hosting;

/// <summary>Compilers and workers that wait ready, for submissions that have the same limits.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    public Workbench(ISandbox sandbox, Limits limits, Capacity capacity, TimeProvider time)
    {
        Compiler = new(sandbox, limits, time, capacity.Compilers);
        Workers = new(sandbox, limits, capacity.Spares, refill: true, time);
        Workers.Fill();
    }

    public CompileServer Compiler { get; }

    public WarmWorkers Workers { get; }

    public async ValueTask DisposeAsync()
    {
        await Workers.DisposeAsync();
        await Compiler.DisposeAsync();
    }
}
