using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Checks;

internal static class Libtorch
{
    /// <summary>Loads the native library, which takes a moment; null, or a sentence why it does not load.</summary>
    public static string? Load()
    {
        try
        {
            set_num_threads(1);
            TakeReferenceCycleWarning();
            return null;
        }
        catch (TypeInitializationException problem)
        {
            return $"TorchSharp's native library does not load: {problem.GetBaseException().Message}";
        }
    }

    // backward(create_graph: true) warns, once in a process, of a cycle that Transforms does not leave behind, in five lines in the midst
    // of the list. So it is made to warn here, while only errors are logged; later warnings are shown as ever.
    private static void TakeReferenceCycleWarning()
    {
        const int Errors = 2;
        if (!NativeLibrary.TryLoad("c10", typeof(torch).Assembly, null, out var library)) return;
        if (!NativeLibrary.TryGetExport(library, "FLAGS_caffe2_log_level", out var level)
            && !NativeLibrary.TryGetExport(library, "?FLAGS_caffe2_log_level@@3HA", out level)) return;

        var usual = Marshal.ReadInt32(level);
        Marshal.WriteInt32(level, Errors);
        using var x = tensor(1.0, requires_grad: true);
        using var square = x * x;
        autograd.backward([square], create_graph: true, inputs: [x]);
        x.grad = null;
        Marshal.WriteInt32(level, usual);
    }
}
