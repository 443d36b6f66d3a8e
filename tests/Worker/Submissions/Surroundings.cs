using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using TorchSharp;
using static TorchSharp.torch;
using Autograder.Worker.Tape;

public static class Probe
{
    // Kept across calls, as students do with constants.
    private static readonly Tensor Half = tensor(0.5);
    private static readonly List<Tensor> Cache = new();

    private static readonly AsyncLocal<string> Flowing = new();

    /// With what keeps the thread from being used again, and without.
    public static object Meddle(Tensor x)
    {
        inference_mode(true);
        NewDisposeScope();
        return MeddleQuietly(x);
    }

    public static object MeddleQuietly(Tensor x)
    {
        Flowing.Value = "left";
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = new Comma();
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        Console.SetIn(new StringReader("input"));
        set_default_dtype(float64);
        set_num_threads(2);
        set_grad_enabled(false);
        autograd.set_detect_anomaly(true);
        random.manual_seed(99);
        return 1.0;
    }

    /// Everything that a call can see of its surroundings, as text in a message.
    public static object Describe()
    {
        Console.Error.Write(" [heard]");
        Console.Out.Write(" [heard]");
        throw new Exception(FormattableString.CurrentCulture($"{1.5} {CultureInfo.CurrentUICulture is Comma} {Console.In.Peek()} {get_default_dtype()} {get_num_threads()} {is_grad_enabled()} ")
            + $"{CurrentDisposeScope is null} {Flowing.Value is null} {SynchronizationContext.Current is null} {is_inference_mode_enabled()} {AnomalyMode.IsEnabled} {rand(1).item<float>().ToString("R", CultureInfo.InvariantCulture)} {Rewrite()}");
    }

    [ThreadStatic] private static int calls;
    public static object CallsOnThisThread() => (double)++calls;

    public static Tensor Constant() => Half * 2;
    public static Tensor Cached(Tensor x) { Cache.Add(x * 2); return Cache[0]; }

    public static object Hoard(int megabytes)
    {
        for (var i = 0; i < megabytes; i++) zeros(1 << 17, float64);
        return (double)Environment.WorkingSet;
    }

    public static object Train(int epochs)
    {
        var (x, y, w) = (arange(4, dtype: float64), arange(4, dtype: float64) * 2, tensor(0.0));
        for (var i = 0; i < epochs; i++) w = w - 0.01 * (2 * x * (w * x - y)).mean();
        return (double)Environment.WorkingSet;
    }

    public static object HoardWhileDifferentiating(int steps)
    {
        var w = ones(1 << 15, float64, requires_grad: true);
        for (var i = 0; i < steps; i++) { Rewritten.Tensor_backward((w * w).sum()); w.grad = null; }
        return (double)Environment.WorkingSet;
    }

    public static Tensor Leave(Tensor x, Tensor y) => x + y;
    public static Tensor ChangeSecond(Tensor x, Tensor y) { y.add_(1); return x; }
    public static Tensor ChangeShape(Tensor x, Tensor y) { x.unsqueeze_(0); return x; }
    public static Tensor NegateZero(Tensor x, Tensor y) { x.neg_(); return x; }
    public static Tensor RequireGrad(Tensor x, Tensor y) { (x.requires_grad_() * 2).sum().backward(); y.Dispose(); return x; }
    public static object ChangeOnPurpose(Tensor x, double number) { x.fill_(number); return number; }

    private static string Rewrite()
    {
        var x = tensor(3.0, requires_grad: true);
        return Rewritten.autograd_grad(new[] { x * x }, new[] { x }, null, false, false, false)[0].item<double>().ToString(CultureInfo.InvariantCulture);
    }

    private sealed class Comma : CultureInfo
    {
        public Comma() : base("") => NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = "," };
    }
}
