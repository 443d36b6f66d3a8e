using Autograder.Engine.Sandbox;

namespace Autograder.App.Commands;

internal static class SandboxChoice
{
    public static ISandbox Create(SandboxKind kind) => kind switch
    {
        SandboxKind.Bubblewrap => new BubblewrapSandbox(ChildPrograms.Find()),
        SandboxKind.None => new UnconfinedSandbox(ChildPrograms.Find()),
        _ => throw new System.Diagnostics.UnreachableException($"sandbox {kind}"),
    };
}
