using System.Reflection;
using System.Runtime.Loader;
using Autograder.Contracts;

namespace Autograder.Compiler.Tests;

/// <summary>A response loaded as the worker does it: without the compiler, by reflection on the script's own entry.</summary>
internal sealed class Loaded
{
    private readonly Dictionary<string, Func<object[], object>> members;

    private Loaded(Dictionary<string, Func<object[], object>> members) => this.members = members;

    public static Loaded From(CompileResponse response)
    {
        var context = new AssemblyLoadContext("submission");
        var library = context.LoadFromStream(new MemoryStream(response.Library.ToArray()), new MemoryStream(response.Symbols.ToArray()));
        context.Resolving += (_, name) => name.Name == library.GetName().Name ? library : null;
        var entry = context.LoadFromStream(new MemoryStream(response.Entry.ToArray()));
        var factory = entry.GetType("Submission#0", throwOnError: true)!.GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public)!;
        var made = (Task<object>)factory.Invoke(null, [new object[2]])!;
        return new((Dictionary<string, Func<object[], object>>)made.GetAwaiter().GetResult());
    }

    public object? Call(string key, params object?[] arguments) => members[key](arguments!);
}
