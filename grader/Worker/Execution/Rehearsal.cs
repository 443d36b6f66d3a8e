using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Worker.Tape;
using static TorchSharp.torch;

namespace Autograder.Worker.Execution;

/// <summary>
/// A call of the worker's own that goes the whole way of a student's, before there is one: what is loaded and compiled at its first
/// use is there when the grading begins.
/// </summary>
internal static class Rehearsal
{
    private static readonly TensorValue point = TensorValue.Vector(1, 2), matrix = TensorValue.Matrix(2, 2, 1, 2, 3, 4);

    /// <summary>On a thread that a student's code could run on.</summary>
    /// <exception cref="InvalidOperationException">A call of ours did not return: every student's would fail.</exception>
    public static void Run()
    {
        Make(Derivative, point);
        Make(Derivative, matrix);
        Make(Record, point, 0.5, 3);
    }

    private static void Make(Func<object[], object> member, params Value[] arguments)
    {
        var asked = WorkerCodec.Encode(new WorkerRequest.Invoke(0, new("", [.. arguments], new(Scale: 2, Shift: 0.5, Seed: 1))));
        var (number, call) = (WorkerRequest.Invoke)WorkerCodec.DecodeRequest(asked.Span);
        var reply = StudentCall.Make(number, call, member, typeof(Rehearsal).Assembly);
        if (reply is not WorkerReply.Returned)
            throw new InvalidOperationException($"the rehearsal failed: {reply}");
        ReplyFrame.Encode(reply);
        NativeMemory.CollectBetweenCalls();
    }

    private static object Derivative(object[] arguments)
    {
        var x = ((Tensor)arguments[0]).detach().clone();
        Rewritten.Tensor_requires_grad_(x, true);
        var once = Rewritten.autograd_grad([(x * x).sum()], [x], null, true, true, false)[0];
        Rewritten.Tensor_backward(once.sum());
        return once + Rewritten.Tensor_get_grad(x)!;
    }

    private static object Record(object[] arguments)
    {
        using var scope = NewDisposeScope();
        return new object[] { new double[(int)arguments[2]], TimeSpan.Zero, ((Tensor)arguments[0]).mean().item<double>() };
    }
}
