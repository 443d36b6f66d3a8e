namespace Autograder.Worker.Execution;

/// <summary>libtorch's messages carry a C++ back trace, and TorchScript's the script that failed.</summary>
internal static class LibtorchMessage
{
    private static readonly string[] traces = ["\nException raised from ", "\nframe #0:", "\nC++ CapturedTraceback:"];

    private const string ScriptError = "RuntimeError: ";

    /// <summary>What libtorch says, without how it came there.</summary>
    public static string Sentence(string message)
    {
        foreach (var trace in traces)
        {
            var at = message.IndexOf(trace, StringComparison.Ordinal);
            if (at >= 0)
                message = message[..at];
        }
        var script = message.StartsWith("The following operation failed in the TorchScript interpreter.", StringComparison.Ordinal)
            ? message.IndexOf(ScriptError, StringComparison.Ordinal)
            : -1;
        return (script < 0 ? message : message[(script + ScriptError.Length)..]).Trim();
    }
}
