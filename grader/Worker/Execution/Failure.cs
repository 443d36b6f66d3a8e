using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Autograder.Worker.Tape;

namespace Autograder.Worker.Execution;

/// <summary>An exception of the student's code, in words for the report.</summary>
/// <param name="Exception">The full name of its type.</param>
/// <param name="Location">File and line of the innermost frame in the student's own code; null when unknown.</param>
/// <param name="EndsProcess">On the student's machine the process would have ended instead.</param>
internal sealed record Failure(string Exception, string Message, string? Location, bool EndsProcess)
{
    private const int LongestName = 200, LongestMessage = 4096, LongestLocation = 512;

    // The compiler marks the starter's own files so; a frame of the student's tells more.
    private const string KitFolder = "<kit>/";

    public static Failure Of(Exception thrown, Assembly library)
    {
        var cause = Unwrap(thrown);
        var ends = cause is ProcessEndingException;
        var name = ends ? typeof(ExternalException).FullName! : cause.GetType().FullName ?? cause.GetType().Name;
        return new(Bounded.Text(name, LongestName), Bounded.Text(MessageOf(cause), LongestMessage), Locate(cause, library) ?? Locate(thrown, library), ends);
    }

    private static Exception Unwrap(Exception e)
    {
        while (e is TargetInvocationException or AggregateException or TypeInitializationException && e.InnerException is { } inner)
            e = inner;
        return e;
    }

    private static string MessageOf(Exception e)
    {
        try
        {
            return e is ExternalException ? LibtorchMessage.Sentence(e.Message) : e.Message;
        }
        catch (Exception inMessage)
        {
            // The student's own type of exception, whose Message throws.
            return $"(its message threw {inMessage.GetType().Name})";
        }
    }

    private static string? Locate(Exception e, Assembly library)
    {
        string? inKit = null;
        foreach (var frame in new StackTrace(e, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod()?.Module.Assembly != library || frame.GetFileName() is not { Length: > 0 } path || frame.GetFileLineNumber() == 0)
                continue;
            var place = Bounded.Text($"{path.Replace('\\', '/')}:{frame.GetFileLineNumber()}", LongestLocation);
            if (!place.StartsWith(KitFolder, StringComparison.Ordinal))
                return place;
            inKit ??= place;
        }
        return inKit;
    }
}
