using Autograder.Contracts;
using Autograder.Worker.Tape;
using static TorchSharp.torch;

namespace Autograder.Worker.Tests.Tape;

/// <summary>Tests of the tape in this process: one after the other, since the recording is the process's.</summary>
[CollectionDefinition(nameof(TapeCollection))]
public sealed class TapeCollection;

/// <summary>One recording, as a call makes it.</summary>
internal static class Taped
{
    public static T Run<T>(Taint taint, Func<T> call) => Record(taint, call).Result;

    public static (T Result, CallEvidence Evidence) Record<T>(Taint taint, Func<T> call, params Tensor[] arguments)
    {
        Recording.Begin(taint, arguments);
        try
        {
            var result = call();
            var (count, passes) = Recording.End();
            return (result, new(count, passes, []));
        }
        finally
        {
            Recording.Begin(Taint.None, []);
        }
    }
}
