using System.Reflection;
using Autograder.Contracts;
using Autograder.Worker.Tape;

namespace Autograder.Worker.Execution;

/// <summary>
/// The student's code and the rival's, ready to be timed in turn. The time is taken outside: nothing here is asked how long it
/// took.
/// </summary>
internal sealed class Race(Submission student, Submission rival)
{
    private PreparedBlock? prepared, last;

    public WorkerReply Reply => student is Submission.Failed ? student.Reply : rival.Reply;

    /// <summary>Frees the memory that earlier blocks left behind, so that no block pays for another.</summary>
    public WorkerReply Prepare(int number, Block block)
    {
        prepared?.End();
        last?.End();
        (prepared, last) = (null, null);
        // Undigested blocks are many and never scored.
        if (block.IsDigested)
            NativeMemory.Collect();
        else
            NativeMemory.CollectIfGrown();
        var (member, library) = Find(block);
        prepared = PreparedBlock.Create(block, member, library);
        return new WorkerReply.Prepared(number);
    }

    /// <exception cref="InvalidOperationException">No block was prepared: the host's fault.</exception>
    public WorkerReply Run(int number, ulong seed, double scale)
    {
        var block = prepared ?? throw new InvalidOperationException("there is no block to run");
        (prepared, last) = (null, block);
        return block.Run(number, seed, scale);
    }

    private (Func<object[], object> Member, Assembly Library) Find(Block block)
    {
        var submission = block.Contender switch
        {
            Contender.Student => student,
            Contender.Rival => rival,
            _ => throw new System.Diagnostics.UnreachableException($"contender {block.Contender}"),
        };
        return submission is Submission.Bound(var library, var members) && members.TryGetValue(block.Member, out var member)
            ? (member, library)
            : throw new InvalidOperationException($"there is no member {block.Member} to time");
    }
}
