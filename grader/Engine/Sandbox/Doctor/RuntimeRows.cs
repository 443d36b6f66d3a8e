using Autograder.Engine.Sandbox.Bubblewrap;

namespace Autograder.Engine.Sandbox;

/// <summary>What the child programs run on.</summary>
internal static class RuntimeRows
{
    public static DoctorRow Dotnet() => Of("runtime", "The child programs run on the same installation as the grader.",
        () => DotnetHost.Find().Runtime, "sudo apt-get install dotnet-runtime-10.0");

    public static DoctorRow ChildPrograms() => Of("child programs", "The worker runs students' code, the compiler reads it.",
        () => Engine.Sandbox.ChildPrograms.Find().WorkerFolder, "dotnet build grader/App --configuration Release");

    public static DoctorRow Libraries() => Of("system libraries", "A sandbox sees these, and nothing else of the system.",
        () => string.Join(", ", SystemLibraries.Find().Select(library => library.Name)), "sudo apt-get install libstdc++6 libgcc-s1 libssl3");

    public static DoctorRow Cpp(IMachine machine)
    {
        const string Name = "libstdc++", Wanted = "GLIBCXX_3.4.32";
        return machine.HasCppVersion("_ZSt21ios_base_library_initv", Wanted)
            ? new(Name, DoctorState.Ok, $"has {Wanted}", "TorchSharp's library loads as it comes.")
            : new(Name, DoctorState.Limited, $"older than {Wanted}",
                "TorchSharp's library loads in a build made on this machine, which adapts it; one made on a newer system would not.",
                "dotnet build grader/App --configuration Release");
    }

    private static DoctorRow Of(string name, string meaning, Func<string> find, string mend)
    {
        try
        {
            return new(name, DoctorState.Ok, find(), meaning);
        }
        catch (SandboxException e)
        {
            return new(name, DoctorState.Missing, e.Message.TrimEnd('.'), meaning, mend);
        }
    }
}
