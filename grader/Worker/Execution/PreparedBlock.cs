using System.Reflection;
using System.Runtime.InteropServices;
using Autograder.Contracts;
using Autograder.Worker.Conversion;
using Autograder.Worker.Tape;
using static TorchSharp.torch;

namespace Autograder.Worker.Execution;

/// <summary>
/// A block whose thread stands ready: between the request to run it and the answer lies little else than the making of inputs and the
/// calls themselves. Nothing of the tape but the call itself is in the way where derivatives are left as they are, and nothing is printed.
/// </summary>
internal sealed class PreparedBlock
{
    private readonly Block block;
    private readonly Func<object[], object> member;
    private readonly Assembly library;
    private readonly object[][]? inputs;
    private readonly double[] digests;
    private readonly ManualResetEvent ready = new(false), go = new(false), done = new(false), looked = new(false);
    private ulong seed;
    private double scale;
    private Failure? failure;
    private bool isAbandoned;

    private PreparedBlock(Block block, Func<object[], object> member, Assembly library)
    {
        (this.block, this.member, this.library) = (block, member, library);
        if (block.Seed is { } known)
            inputs = [.. Enumerable.Range(0, block.Count).Select(call => Inputs(known, call))];
        digests = new double[block.IsDigested ? block.Count : 0];
    }

    public static PreparedBlock Create(Block block, Func<object[], object> member, Assembly library)
    {
        var prepared = new PreparedBlock(block, member, library);
        StudentThread.Start(prepared.Work);
        prepared.ready.WaitOne();
        return prepared;
    }

    /// <param name="seed">Of the inputs, where they are not made yet, and of the digests' weights.</param>
    /// <param name="scale">What derivatives are multiplied by.</param>
    public WorkerReply Run(int number, ulong seed, double scale)
    {
        (this.seed, this.scale) = (seed, scale);
        go.Set();
        done.WaitOne();
        return failure is null
            ? new WorkerReply.Ran(number, ImmutableCollectionsMarshal.AsImmutableArray(digests))
            : new WorkerReply.Threw(number, failure.Exception, failure.Message, failure.Location, failure.EndsProcess);
    }

    /// <summary>Lets its thread end, whether it has run or not. Until then the kernel keeps its account of how long it waited.</summary>
    public void End()
    {
        isAbandoned = true;
        go.Set();
        done.WaitOne();
        looked.Set();
    }

    private void Work()
    {
        Surroundings.Reset();
        Surroundings.Silence();
        Recording.Rest();
        ready.Set();
        go.WaitOne();
        try
        {
            for (var call = 0; call < block.Count && !isAbandoned; call++)
            {
                var arguments = inputs?[call] ?? Inputs(seed, call);
                if (scale != 1)
                    Recording.Begin(new(scale, 0, 0), arguments.OfType<Tensor>());
                var result = member(arguments);
                // Within the time: what a result costs to be read, a lazy one above all, is the work of the call.
                if (block.IsDigested)
                    digests[call] = Digest.Of(Results.Read(result), seed);
            }
        }
        catch (Exception e)
        {
            failure = Failure.Of(e, library);
        }
        Recording.Rest();
        done.Set();
        looked.WaitOne();
    }

    private object[] Inputs(ulong made, int call) => Arguments.Fresh(InputRecipe.MakeAll(block.Inputs, made, call));
}
