using System.Diagnostics;
using System.Reflection;
using YamlDotNet.RepresentationModel;

namespace Autograder.GitHub.Tests;

/// <summary>The workflows of this repository, and their steps run for real.</summary>
internal static class WorkflowFile
{
    public static string Root { get; } =
        Path.GetFullPath(typeof(WorkflowFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static YamlMappingNode Read(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Root, path))));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    /// <summary>What the step of this name runs.</summary>
    public static string Script(string path, string step)
    {
        var job = (YamlMappingNode)((YamlMappingNode)Read(path)["jobs"]).Children.Single().Value;
        return ((YamlSequenceNode)job["steps"]).OfType<YamlMappingNode>()
            .Single(s => s.Children.TryGetValue("name", out var name) && name.ToString() == step)["run"].ToString();
    }

    public static async Task<(int ExitCode, string Log)> ProcessAsync(string program, string[] arguments, string where, Action<IDictionary<string, string?>>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = where, RedirectStandardOutput = true, RedirectStandardError = true };
        environment?.Invoke(start.Environment);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await output + await error);
    }
}
