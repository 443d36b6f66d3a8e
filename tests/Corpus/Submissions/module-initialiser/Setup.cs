using System.Runtime.CompilerServices;
using TorchSharp;

internal static class Setup
{
    [ModuleInitializer]
    internal static void Initialise()
    {
        torch.set_default_dtype(torch.float64);
        torch.random.manual_seed(42);
        Console.WriteLine("ready");
    }
}
