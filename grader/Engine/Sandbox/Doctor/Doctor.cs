using System.Runtime.InteropServices;

namespace Autograder.Engine.Sandbox;

/// <summary>Examines what isolation a machine gives, what is missing, and what mends it.</summary>
public static class Doctor
{
    public static Task<DoctorReport> ExamineAsync(CancellationToken cancellation) => ExamineAsync(new ThisMachine(), cancellation);

    internal static async Task<DoctorReport> ExamineAsync(IMachine machine, CancellationToken cancellation)
    {
        var system = SystemRow(machine);
        if (system.State == DoctorState.Missing)
            return new([system]);
        var bubblewrap = await BubblewrapRows.ExamineAsync(machine, cancellation);
        return new([
            system, KernelRows.Version(machine), KernelRows.Seccomp(machine), .. bubblewrap,
            KernelRows.ControlGroups(machine), RuntimeRows.Dotnet(), RuntimeRows.ChildPrograms(), RuntimeRows.Libraries(), RuntimeRows.Cpp(machine),
        ]);
    }

    private static DoctorRow SystemRow(IMachine machine) => machine is { IsLinux: true, Architecture: Architecture.X64 }
        ? new("system", DoctorState.Ok, "Linux on x86-64", "The system that the sandbox is written for.")
        : new("system", DoctorState.Missing, $"{RuntimeInformation.OSDescription}, {machine.Architecture}",
            "The sandbox is made of Linux namespaces and of a filter for the system calls of x86-64. Use a Linux machine or a virtual one.");
}
