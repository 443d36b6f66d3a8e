using System.CommandLine;
using System.Globalization;
using Autograder.Service.Hosting;
using Autograder.Service.Operation;

namespace Autograder.App.Commands;

/// <summary><c>autograder backup FILE</c>: a copy of the SQLite database, while the service goes on.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var settings = new SettingOptions();
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not be there yet." };
        var command = new Command("backup", "Copies the service's SQLite database into a file, while the service goes on.") { file };
        settings.AddTo(command, withWeb: false);
        command.SetAction((parsed, _) => ServiceFailures.ExplainAsync(() => Task.FromResult(Run(settings.Read(parsed), parsed.GetValue(file)!))));
        return command;
    }

    private static int Run(ServiceSettings settings, string file)
    {
        if (settings.Postgres is not null)
            throw new BackupException("The data is on PostgreSQL: make the back-up with its own pg_dump, as grader/deploy/README.md says.");
        Backup.Write(settings.SqliteFile, file);
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{file}: {new FileInfo(file).Length / 1048576.0:0.0} MB, found sound. It holds grades and keys: keep it as you keep those."));
        return ExitCode.Done;
    }
}
