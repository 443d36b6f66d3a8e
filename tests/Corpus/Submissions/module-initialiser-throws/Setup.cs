using System.Runtime.CompilerServices;

internal static class Setup
{
    [ModuleInitializer]
    internal static void Initialise() => throw new InvalidOperationException("license expired");
}
