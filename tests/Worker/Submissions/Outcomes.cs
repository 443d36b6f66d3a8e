using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Autograder.Worker.Tape;
using TorchSharp;
using static TorchSharp.torch;

public static class Probe
{
    private static Tensor Leaf => tensor(2.0, requires_grad: true);

    // Exceptions. The marks are where the location must point.
    public static Tensor Unwritten() => throw new NotImplementedException("not yet"); // mark: Unwritten
    public static Tensor Deep() => Inner(3);
    public static Tensor InTask() { Task.Run(() => { throw new InvalidOperationException("in a task"); }).Wait(); return null!; } // mark: InTask
    public static Tensor ByReflection() => (Tensor)typeof(Probe).GetMethod("Unwritten")!.Invoke(null, null)!;
    public static Tensor InStatic() => Statics.Value;
    public static Tensor OwnType() => throw new OwnException();
    public static Tensor Verbose() => throw new Exception(new string('x', 1_000_000));
    public static Tensor Ordinary() => ones(2, 3).mm(ones(2, 3)); // mark: Ordinary
    public static Tensor Null() => ((Tensor)null!).sum();
    public static Tensor InFramework() => tensor(new[] { 1, 2, 3 }.Select(i => i / (i - 2)).ToArray()); // mark: InFramework
    public static Tensor InKit() => Kit.Gradient(x => x.detach()); // mark: InKit
    public static Tensor KitOnly() => Kit.Only();
    public static Tensor UnusedInput() => Rewritten.autograd_grad(new[] { Leaf * 2 }, new[] { Leaf }, null, false, false, false)[0]; // mark: UnusedInput
    public static Tensor Mismatch() => Rewritten.torch_matmul(ones(2, 3), ones(2, 3));
    public static Tensor VectorBackward() { Rewritten.Tensor_backward(ones(3, requires_grad: true) * 2); return null!; }

    // Endings.
    public static Tensor Exit() { Environment.Exit(3); return null!; }
    public static Tensor ExitZero() { Environment.Exit(0); return null!; }
    public static Tensor FailFast() { Environment.FailFast("gives up"); return null!; }
    public static Tensor Abort() { abort(); return null!; }
    public static Tensor Overflow() => Overflow() + 1;
    public static Tensor OnAnotherThread() { new Thread(() => throw new InvalidOperationException("unhandled")).Start(); Thread.Sleep(-1); return null!; }
    public static Tensor Native() => autograd.grad(new[] { Leaf * 2 }, new[] { Leaf })[0];
    public static Tensor Endless() { Console.WriteLine("looping"); while (true) { } }

    // What a submission leaves behind.
    public static Tensor Haunts()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.Error.WriteLine("ghost: exit handler");
        GC.KeepAlive(new Ghost());
        new Thread(() => Thread.Sleep(-1)) { IsBackground = false }.Start();
        return tensor(1.0);
    }
    public static Tensor BlocksThreadPool() { for (var i = 0; i < 64; i++) Task.Run(() => Thread.Sleep(-1)); return tensor(1.0); }
    public static Tensor Prints()
    {
        Console.Write("by console ");
        write(1, "by descriptor "u8.ToArray(), 14);
        using var stream = Console.OpenStandardOutput();
        stream.Write("by stream "u8);
        return tensor(1.0);
    }
    public static object Reads() => Console.ReadLine() is null && Console.In.Peek() < 0 ? 1.0 : 0.0;
    public static Tensor DeepStack() => tensor((double)Descend(12 << 20));

    private static int Descend(int bytes) { Span<byte> room = stackalloc byte[1 << 16]; room[0] = 1; return bytes <= 0 ? 0 : room[0] + Descend(bytes - room.Length); }
    private static Tensor Inner(int depth) => depth > 0 ? Inner(depth - 1) : throw new ArgumentException("deep"); // mark: Inner

    [DllImport("libc")] private static extern void abort();
    [DllImport("libc")] private static extern nint write(int descriptor, byte[] text, nint count);
}

public sealed class Ghost { ~Ghost() => Console.Error.WriteLine("ghost: finalizer"); }

public sealed class OwnException : Exception { public override string Message => throw new FormatException(); }

public static class Statics { public static readonly Tensor Value = Make(); private static Tensor Make() => throw new DivideByZeroException("in a field"); } // mark: InStatic

public static class Kit
{
#line 7 "<kit>/Kit/Transforms.cs"
    public static Tensor Gradient(Func<Tensor, Tensor> f) => Rewritten.autograd_grad(new[] { f(tensor(1.0)) }, new[] { tensor(1.0) }, null, false, false, false)[0];
    public static Tensor Only() { Tensor made = null!; var thread = new Thread(() => { try { throw new TimeoutException(); } catch (Exception e) { thrown = e; } }); thread.Start(); thread.Join(); throw new AggregateException(thrown!); }
    private static Exception? thrown;
}
