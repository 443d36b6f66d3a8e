namespace Autograder.Engine.Sandbox;

/// <summary>The processes that one start has brought about.</summary>
internal abstract class ProcessTree : IDisposable
{
    /// <summary>The process whose use counts.</summary>
    public abstract int Observed { get; }

    /// <summary>Ends them all; harmless when they have ended.</summary>
    public abstract void Kill();

    public virtual void Dispose() { }
}
