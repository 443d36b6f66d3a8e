using System.Reflection;
using System.Runtime.Loader;
using Autograder.Authoring;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Autograder.App;

/// <summary>
/// Loads an assignment from its folder: <c>assignment.yaml</c> names the assembly that holds it (<c>package</c>), which
/// stands beside it or beside the grader.
/// </summary>
internal static class AssignmentFolder
{
    /// <summary>The assignment that comes with the grader.</summary>
    public static string Default => Path.Combine(AppContext.BaseDirectory, "reference");

    /// <exception cref="AssignmentException">The folder holds no assignment that can be loaded.</exception>
    public static Assignment Load(string folder)
    {
        var settings = Path.Combine(folder, "assignment.yaml");
        if (!File.Exists(settings))
            throw new AssignmentException($"There is no assignment.yaml in {folder}. Name the folder of an assignment.");
        return Package(folder, Name(settings)).Load(Path.GetFullPath(folder));
    }

    private static string Name(string settings)
    {
        try
        {
            var keys = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object?>>(File.ReadAllText(settings));
            return keys?.GetValueOrDefault("package") is string { Length: > 0 } name && name == Path.GetFileName(name)
                ? name
                : throw new AssignmentException($"{settings} does not name its assembly. Add a line such as `package: Autograder.Reference`.");
        }
        catch (YamlException e)
        {
            throw new AssignmentException($"{settings}:{e.Start.Line}:{e.Start.Column}: {e.Message}", e);
        }
    }

    private static IAssignmentPackage Package(string folder, string name)
    {
        var assembly = Assembly(folder, name);
        var type = assembly.GetExportedTypes().FirstOrDefault(t => typeof(IAssignmentPackage).IsAssignableFrom(t) && !t.IsAbstract)
            ?? throw new AssignmentException($"The assembly {name} holds no assignment: no public class in it implements {nameof(IAssignmentPackage)}.");
        return (IAssignmentPackage)Activator.CreateInstance(type)!;
    }

    private static Assembly Assembly(string folder, string name)
    {
        try
        {
            foreach (var place in (ReadOnlySpan<string>)[folder, AppContext.BaseDirectory])
                if (Path.GetFullPath(Path.Combine(place, name + ".dll")) is var file && File.Exists(file))
                    return AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            throw new AssignmentException($"The assembly {name} of the assignment in {folder} cannot be loaded: {e.Message}", e);
        }
        throw new AssignmentException($"The assembly {name}.dll of the assignment in {folder} is neither there nor beside the grader. Build it, and copy it into the folder.");
    }
}
