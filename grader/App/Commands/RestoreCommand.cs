using System.CommandLine;
using Autograder.Service.Hosting;
using Autograder.Service.Operation;

namespace Autograder.App.Commands;

/// <summary><c>autograder restore FILE</c>: puts a back-up in the database's place, while no service runs.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var settings = new SettingOptions();
        var file = new Argument<string>("FILE") { Description = "What `autograder backup` wrote." };
        var replace = new Option<bool>("--replace") { Description = "Set the database aside that is there already; it is not deleted." };
        var command = new Command("restore", "Puts a back-up in the place of the service's SQLite database; stop the service first.") { file, replace };
        settings.AddTo(command, withWeb: false);
        command.SetAction((parsed, _) => ServiceFailures.ExplainAsync(
            () => Task.FromResult(Run(settings.Read(parsed), parsed.GetValue(file)!, parsed.GetValue(replace)))));
        return command;
    }

    private static int Run(ServiceSettings settings, string file, bool replace)
    {
        if (settings.Postgres is not null)
            throw new BackupException("The data is on PostgreSQL: restore with its own pg_restore, as grader/deploy/README.md says.");
        var aside = Restoration.Run(file, settings, replace, TimeProvider.System);
        System.Console.WriteLine($"{settings.SqliteFile} is now what {file} holds. Start `autograder serve`: what was not graded then is graded now.");
        if (aside is not null)
            System.Console.WriteLine($"The former database lies in {aside}.");
        return ExitCode.Done;
    }
}
