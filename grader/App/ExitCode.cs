namespace Autograder.App;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>A grade was made, whatever the score.</summary>
    public const int Done = 0;

    /// <summary>The score is below <c>--fail-under</c>.</summary>
    public const int BelowThreshold = 1;

    /// <summary>The call or what it names is not right; the message says what to do.</summary>
    public const int BadCall = 2;

    /// <summary>The grader or the machine failed.</summary>
    public const int OurFailure = 3;

    /// <summary>Stopped by Ctrl+C, as shells count it.</summary>
    public const int Interrupted = 130;
}
