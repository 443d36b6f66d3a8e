using Autograder.Authoring;

namespace Autograder.Engine.Sandbox;

/// <summary>Which of our two child programs to start.</summary>
public enum ChildProgram { Worker, Compiler }

/// <summary>Starts a child process that may run a stranger's code, or Roslyn on a stranger's source.</summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>Such as <c>bubblewrap</c> or <c>none</c>: told in the report.</summary>
    string Name { get; }

    /// <exception cref="SandboxException">The process could not be started or confined: our fault or the machine's, never the student's.</exception>
    Task<SandboxedProcess> StartAsync(ChildProgram program, Limits limits, CancellationToken cancellation);
}

/// <summary>The sandbox cannot do its work on this machine; the message says what to do.</summary>
public sealed class SandboxException(string message, Exception? inner = null) : Exception(message, inner);
