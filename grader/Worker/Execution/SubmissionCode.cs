using System.Reflection;
using System.Runtime.Loader;
using Autograder.Contracts;

namespace Autograder.Worker.Execution;

/// <summary>The student's library and the script that binds the contract's members to it: loaded, nothing of it run yet.</summary>
internal abstract record SubmissionCode
{
    private SubmissionCode() { }

    public sealed record Ready(Assembly Library, Assembly Entry) : SubmissionCode;

    public sealed record Unloadable(string Reason) : SubmissionCode;

    public static SubmissionCode Load(WorkerRequest.Load load)
    {
        try
        {
            var context = new AssemblyLoadContext("submission");
            using var symbols = load.Symbols.IsEmpty ? null : new MemoryStream(load.Symbols.ToArray(), writable: false);
            var library = context.LoadFromStream(new MemoryStream(load.Library.ToArray(), writable: false), symbols);
            // The entry names the library; everything else, TorchSharp and this worker's tape, is the default context's.
            context.Resolving += (_, name) => AssemblyName.ReferenceMatchesDefinition(name, library.GetName()) ? library : null;
            return new Ready(library, context.LoadFromStream(new MemoryStream(load.Entry.ToArray(), writable: false)));
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or ArgumentException)
        {
            return new Unloadable(e.Message);
        }
    }

    /// <summary>Runs the entry, which hands out a function for each member.</summary>
    public Submission Instantiate() => this switch
    {
        Unloadable(var reason) => new Submission.Failed(reason),
        Ready(var library, var entry) => Instantiate(library, entry),
        _ => throw new System.Diagnostics.UnreachableException($"code {GetType()}"),
    };

    private static Submission Instantiate(Assembly library, Assembly entry)
    {
        Submission submission = new Submission.Failed("the entry did not end");
        StudentThread.Run(() => submission = Bind(library, entry));
        return submission;
    }

    private static Submission Bind(Assembly library, Assembly entry)
    {
        try
        {
            var factory = entry.GetType("Submission#0")?.GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
            if (factory is null)
                return new Submission.Failed("the entry has no Submission#0.<Factory>");
            var result = ((Task<object>)factory.Invoke(null, [new object[2]])!).GetAwaiter().GetResult();
            return result is Dictionary<string, Func<object[], object>> members
                ? new Submission.Bound(library, members)
                : new Submission.Failed($"the entry gave {result?.GetType().ToString() ?? "null"}");
        }
        catch (Exception e)
        {
            return new Submission.Failed(Bounded.Text(e.ToString(), 4096));
        }
    }
}
