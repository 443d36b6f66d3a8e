using System.Diagnostics;

namespace Autograder.Engine.Sandbox;

/// <summary>Where the worker and the compiler lie: each in a folder of its own, with all that it loads.</summary>
public sealed record ChildPrograms(string WorkerFolder, string CompilerFolder)
{
    /// <summary>The child programs beside the running program, where <c>ChildPrograms.targets</c> puts them.</summary>
    /// <exception cref="SandboxException">They are not there.</exception>
    public static ChildPrograms Find() => In(AppContext.BaseDirectory);

    /// <summary>The child programs in <c>worker/</c> and <c>compiler/</c> of a folder.</summary>
    /// <exception cref="SandboxException">They are not there.</exception>
    public static ChildPrograms In(string folder)
    {
        var found = new ChildPrograms(Path.Combine(folder, "worker"), Path.Combine(folder, "compiler"));
        foreach (var program in Enum.GetValues<ChildProgram>())
        {
            if (!File.Exists(found.AssemblyOf(program)))
                throw new SandboxException($"{found.AssemblyOf(program)} is missing: build or publish the program again, it lays its child programs there.");
        }
        return found;
    }

    public string FolderOf(ChildProgram program) => program switch
    {
        ChildProgram.Worker => WorkerFolder,
        ChildProgram.Compiler => CompilerFolder,
        _ => throw new UnreachableException($"child program {program}"),
    };

    public string AssemblyOf(ChildProgram program) => Path.Combine(FolderOf(program), AssemblyNameOf(program));

    internal static string AssemblyNameOf(ChildProgram program) => program switch
    {
        ChildProgram.Worker => "Autograder.Worker.dll",
        ChildProgram.Compiler => "Autograder.Compiler.dll",
        _ => throw new UnreachableException($"child program {program}"),
    };
}
