using System.Reflection;
using Autograder.Contracts;
using Autograder.Worker.Conversion;
using Autograder.Worker.Tape;
using static TorchSharp.torch;

namespace Autograder.Worker.Execution;

/// <summary>One call of a member, from plain numbers to plain numbers.</summary>
internal static class StudentCall
{
    public static WorkerReply Make(int number, Call call, Func<object[], object> member, Assembly library)
    {
        Surroundings.Reset();
        var arguments = Arguments.Fresh(call.Arguments);
        Recording.Begin(call.Taint, arguments.OfType<Tensor>());
        try
        {
            // A copy is handed over: what the student's code does to the array leaves these tensors in our hands.
            var value = Results.Read(member([.. arguments]));
            var (count, passes) = Recording.End();
            return new WorkerReply.Returned(number, value, new(count, passes, Arguments.Changed(call.Arguments, arguments)));
        }
        catch (Exception e)
        {
            var failure = Failure.Of(e, library);
            return new WorkerReply.Threw(number, failure.Exception, failure.Message, failure.Location, failure.EndsProcess);
        }
    }
}
