using System.Globalization;
using Autograder.Worker.Tape;
using TorchSharp;

namespace Autograder.Worker.Execution;

/// <summary>What a call finds around it: the same each time, whatever an earlier call did to it.</summary>
internal static class Surroundings
{
    private static TextWriter output = TextWriter.Null, error = TextWriter.Null;

    /// <summary>Loads libtorch and runs once through all that a call will need, so that the first is as fast as the next.</summary>
    public static void WarmUp()
    {
        (output, error) = (Console.Out, Console.Error);
        StudentThread.Run(static () =>
        {
            Reset();
            GuardedTorch.WarmUp();
            Rehearsal.Run();
        });
    }

    /// <summary>Sets the calling thread and the process back to TorchSharp's and .NET's defaults.</summary>
    public static void Reset()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.SetOut(output);
        Console.SetError(error);
        Console.SetIn(TextReader.Null);
        SynchronizationContext.SetSynchronizationContext(null);
        torch.set_grad_enabled(true);
        torch.set_default_dtype(torch.ScalarType.Float32);
        torch.set_default_device(torch.CPU);
        torch.set_num_threads(1);
        torch.autograd.set_detect_anomaly(false, false);
        torch.random.manual_seed(0);
    }

    /// <summary>Lets what is printed through the console go nowhere: while time is taken nobody reads it.</summary>
    public static void Silence()
    {
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
    }
}
