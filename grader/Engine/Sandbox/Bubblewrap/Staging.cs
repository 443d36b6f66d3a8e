using System.Runtime.InteropServices;

namespace Autograder.Engine.Sandbox.Bubblewrap;

/// <summary>
/// A public folder that a sandbox binds from, under a name that tells nothing. Root's own folders are closed to nobody, who
/// starts the sandbox. Large files are linked, small ones copied. It is deleted at the end; what a killed grader left behind,
/// by the next.
/// </summary>
internal sealed class Staging : IDisposable
{
    private const string Prefix = "sandbox-", LockName = "lock", FilterName = "filter";
    private const long LinkedFrom = 4 << 20;
    private const UnixFileMode Public = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string folder;
    private readonly FileStream inUse;

    private Staging(string folder, FileStream inUse, ChildPrograms programs) => (this.folder, this.inUse, Programs) = (folder, inUse, programs);

    public ChildPrograms Programs { get; }

    public string Filter => Path.Combine(folder, FilterName);

    /// <summary>False when somebody, such as a daily cleaning of temporary files, has taken it away.</summary>
    public bool IsWhole => File.Exists(Filter) && Enum.GetValues<ChildProgram>().All(program => File.Exists(Programs.AssemblyOf(program)));

    /// <param name="parent">Where the folder is made; best on the file system of the programs, since they are linked then.</param>
    /// <exception cref="SandboxException">It could not be made.</exception>
    public static Staging Create(ChildPrograms programs, byte[] filter, string parent)
    {
        try
        {
            DeleteAbandoned(parent);
            var folder = Path.Combine(parent, Prefix + Path.GetRandomFileName());
            Directory.CreateDirectory(folder, Public);
            var inUse = new FileStream(Path.Combine(folder, LockName), FileMode.CreateNew, FileAccess.Write, FileShare.None);
            OpenUp(folder);
            File.WriteAllBytes(Path.Combine(folder, FilterName), filter);
            OpenUp(Path.Combine(folder, FilterName));
            return new(folder, inUse, new(Place(programs.WorkerFolder, folder, "worker"), Place(programs.CompilerFolder, folder, "compiler")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException($"The child programs could not be staged in {parent}: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        inUse.Dispose();
        Delete(folder);
    }

    /// <returns>The folder to bind: a staged one, or the original where large files cannot be linked and it is open to all.</returns>
    private static string Place(string source, string folder, string name)
    {
        var target = Path.Combine(folder, name);
        foreach (var file in new DirectoryInfo(source).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!, Public);
            var open = (file.UnixFileMode & UnixFileMode.OtherRead) != 0;
            if (file.Length >= LinkedFrom && open && Link(file.FullName, copy) == 0)
                continue;
            if (file.Length >= LinkedFrom && IsOpenToAll(source) && open)
            {
                Directory.Delete(target, recursive: true);
                return source;
            }
            file.CopyTo(copy);
            OpenUp(copy);
        }
        foreach (var made in Directory.EnumerateDirectories(target, "*", SearchOption.AllDirectories).Append(target))
            OpenUp(made);
        return target;
    }

    private static bool IsOpenToAll(string path)
    {
        for (var at = new DirectoryInfo(path); at is not null; at = at.Parent)
            if (!Account.IsOpen(at.UnixFileMode))
                return false;
        return true;
    }

    // The umask may have closed what was made.
    private static void OpenUp(string path) => File.SetUnixFileMode(path, Public);

    private static void DeleteAbandoned(string parent)
    {
        foreach (var left in Directory.EnumerateDirectories(parent, Prefix + "*").Where(Account.Owns))
        {
            try
            {
                // Whoever uses it holds the lock.
                using (new FileStream(Path.Combine(left, LockName), FileMode.Open, FileAccess.Write, FileShare.None))
                    Delete(left);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
            }
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next grader tries again.
        }
    }

    [DllImport("libc", EntryPoint = "link")]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string link);
}
