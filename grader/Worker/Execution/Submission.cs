using System.Reflection;
using Autograder.Contracts;
using Autograder.Worker.Tape;

namespace Autograder.Worker.Execution;

/// <summary>A loaded submission, ready to be called; or why it is not.</summary>
internal abstract record Submission
{
    private Submission() { }

    /// <param name="Members">By <see cref="MemberSignature.Key"/>.</param>
    public sealed record Bound(Assembly Library, IReadOnlyDictionary<string, Func<object[], object>> Members) : Submission;

    public sealed record Failed(string Reason) : Submission;

    public WorkerReply Reply => this switch
    {
        Bound => new WorkerReply.Loaded(),
        Failed(var reason) => new WorkerReply.LoadFailed(reason),
        _ => throw new System.Diagnostics.UnreachableException($"submission {GetType()}"),
    };

    /// <summary>Makes one call, on the calling thread.</summary>
    /// <exception cref="InvalidOperationException">There is no such member: the host's fault.</exception>
    public WorkerReply Invoke(int number, Call call)
    {
        if (this is not Bound(var library, var members) || !members.TryGetValue(call.Member, out var member))
            throw new InvalidOperationException($"there is no member {call.Member} to call");
        var reply = StudentCall.Make(number, call, member, library);
        NativeMemory.CollectBetweenCalls();
        return reply;
    }
}
