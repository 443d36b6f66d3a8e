namespace Autograder.Service.Hosting;

/// <summary>The data folder, held by one service at a time: two on one file of SQLite would grade one another's submissions.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(FileStream held) => this.held = held;

    /// <summary>Creates the folder where it is missing, for its owner only.</summary>
    /// <exception cref="SettingsException">It cannot be written, or another service holds it.</exception>
    public static DataFolder Hold(string path)
    {
        Create(path);
        var file = Path.Combine(path, "in-use");
        try
        {
            return new(new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && IsHeld(file))
        {
            throw new SettingsException($"Another autograder runs on the data folder {path}. Stop it, or name another folder with --data.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }
    }

    public static void Create(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }
    }

    public void Dispose() => held.Dispose();

    /// <summary>Told from a folder that was written once and is read-only now.</summary>
    private static bool IsHeld(string file)
    {
        try
        {
            using var look = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return File.Exists(file);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static SettingsException Unwritable(string path, Exception e) =>
        new($"The data folder {path} cannot be written: {e.Message} Name another with --data.", e);
}
