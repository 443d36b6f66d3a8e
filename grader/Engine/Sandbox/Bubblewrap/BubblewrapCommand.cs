using System.Globalization;
using Autograder.Authoring;

namespace Autograder.Engine.Sandbox.Bubblewrap;

/// <summary>The command that runs a child program behind bubblewrap.</summary>
/// <param name="Programs">Where the child programs are bound from.</param>
/// <param name="Filter">The file of the first lock.</param>
internal sealed record BubblewrapCommand(
    ChildPrograms Programs, DotnetHost Dotnet, IReadOnlyList<(string Name, string Path)> Libraries, string Filter)
{
    /// <summary>
    /// Whoever hands in or reads a page is answered while gradings take all processors. Time is measured by CPU time or less what
    /// others took, so it costs no submission anything.
    /// </summary>
    public const int Niceness = 5;

    private const string DotnetInside = "/dotnet", ProgramsInside = "/app", LibrariesInside = "/lib";
    private const int FilterDescriptor = 9, SharedMemory = 4096, CompilerOpenFiles = 1024;

    /// <summary>The whole command line, the program to start first.</summary>
    public IReadOnlyList<string> Line(ChildProgram program, Limits limits) =>
    [
        .. Account.Prefix,
        "/bin/sh", "-c", Shell(program, limits), Filter,
        "bwrap", .. Namespaces, .. Files(program, limits), .. Environment(),
        "--seccomp", $"{FilterDescriptor}", "--",
        $"{DotnetInside}/dotnet", $"{Inside(program)}/{ChildPrograms.AssemblyNameOf(program)}", .. Arguments(program, limits),
    ];

    // The shell opens the filter, which bubblewrap takes by descriptor, and sets what holds from the first instruction on.
    // The worker sets its limits again, with that of its threads, which would count all processes of the account here.
    private static string Shell(ChildProgram program, Limits limits) => string.Create(CultureInfo.InvariantCulture,
        $"ulimit -c 0; ulimit -d {MemoryOf(program, limits) >> 10}; ulimit -n {OpenFilesOf(program, limits)}; exec nice -n {Niceness} \"$@\" {FilterDescriptor}<\"$0\"");

    private static string[] Namespaces =>
    [
        "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--clearenv",
        "--uid", $"{Account.Nobody}", "--gid", $"{Account.Nobody}", "--hostname", "sandbox", "--cap-drop", "ALL",
        // Otherwise the first process is bubblewrap's own, without the second lock, open to the student's writes.
        "--as-pid-1",
    ];

    private List<string> Files(ChildProgram program, Limits limits)
    {
        var files = new List<string>();
        foreach (var (name, path) in Libraries)
            files.AddRange(["--ro-bind", path, $"{LibrariesInside}/{name}"]);
        files.AddRange(["--symlink", "lib", "/lib64"]);
        files.AddRange(["--ro-bind", Dotnet.Executable, $"{DotnetInside}/dotnet"]);
        foreach (var part in new[] { Path.Combine(Dotnet.Root, "host"), Dotnet.Runtime })
            files.AddRange(["--ro-bind", part, $"{DotnetInside}/{Path.GetRelativePath(Dotnet.Root, part)}"]);
        files.AddRange(["--ro-bind", Programs.FolderOf(program), Inside(program)]);
        files.AddRange(["--proc", "/proc", "--dev", "/dev"]);
        files.AddRange(["--size", $"{SharedMemory}", "--tmpfs", "/dev/shm", "--remount-ro", "/dev"]);
        files.AddRange(["--size", limits.Files.ToString(CultureInfo.InvariantCulture), "--tmpfs", "/tmp", "--remount-ro", "/", "--chdir", "/tmp"]);
        return files;
    }

    private static List<string> Environment()
    {
        var variables = new List<string> { "--setenv", "HOME", "/tmp", "--setenv", "TMPDIR", "/tmp" };
        foreach (var (name, value) in ChildEnvironment.Of(DotnetInside))
            variables.AddRange(["--setenv", name, value]);
        return variables;
    }

    private static string[] Arguments(ChildProgram program, Limits limits)
    {
        if (program == ChildProgram.Compiler)
            return [];
        // A second later than the watch from outside, which can tell what it was.
        var cpu = (long)Math.Ceiling(limits.WorkerCpu.TotalSeconds) + 1;
        (string Name, long Value)[] values =
        [
            ("core", 0), ("memory", limits.WorkerMemory), ("cpu", cpu), ("threads", limits.Threads),
            ("open-files", limits.OpenFiles), ("file-size", limits.Files),
        ];
        return [.. values.SelectMany(v => new[] { "--limit", string.Create(CultureInfo.InvariantCulture, $"{v.Name}={v.Value}") })];
    }

    private static string Inside(ChildProgram program) => $"{ProgramsInside}/{(program == ChildProgram.Worker ? "worker" : "compiler")}";

    private static long MemoryOf(ChildProgram program, Limits limits) =>
        program == ChildProgram.Worker ? limits.WorkerMemory : limits.CompilerMemory;

    private static int OpenFilesOf(ChildProgram program, Limits limits) =>
        program == ChildProgram.Worker ? limits.OpenFiles : CompilerOpenFiles;
}
