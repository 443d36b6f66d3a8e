using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>
/// A member that looks into the running program, where it could read what its derivatives are changed by: what it does then is no
/// evidence, and no exercise needs it.
/// </summary>
internal static class ProgramInternals
{
    private const string Named = "System.Type.GetType";

    private static readonly string[] windows =
    [
        "System.Reflection.", "System.AppDomain.", "System.Activator.", "System.Runtime.Loader.",
        "System.Type.GetMethod", "System.Type.GetField", "System.Type.GetPropert", "System.Type.GetMember", "System.Type.GetConstructor", "System.Type.InvokeMember",
        "System.Runtime.InteropServices.Marshal.", "System.Runtime.InteropServices.NativeLibrary.",
        "System.Diagnostics.Process.", "System.Diagnostics.StackTrace.", "System.Diagnostics.StackFrame.", "System.Environment.StackTrace",
        "extern ",
    ];

    /// <summary>What is said of it; null when it does not, or when it is found fault with already.</summary>
    public static WayEvidence? In(IReadOnlyList<Use> uses, WayEvidence evidence) =>
        evidence.Verdict == WayVerdict.AsRequired && uses.FirstOrDefault(u => IsWindow(u.Function)) is { } use
            ? evidence with
            {
                Verdict = WayVerdict.Unclear,
                Explanation = $"It uses {Wording.Quote(use.Function)} ({use.Path}:{use.Line}), which looks into the running program and which no exercise needs. Somebody will look at it.",
            }
            : null;

    private static bool IsWindow(string function) => function == Named || windows.Any(w => function.StartsWith(w, StringComparison.Ordinal));
}
