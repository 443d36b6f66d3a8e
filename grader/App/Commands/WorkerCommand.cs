using System.CommandLine;
using Autograder.Service.Hosting;

namespace Autograder.App.Commands;

/// <summary><c>autograder worker</c>: grades what the service took in, on as many machines as are wanted.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var settings = new SettingOptions();
        var command = new Command("worker", "Grades what the service takes in, without the web; as many as are wanted on one PostgreSQL.");
        settings.AddTo(command, withWeb: false);
        command.SetAction((parsed, cancellation) => ServiceFailures.ExplainAsync(() => RunAsync(settings.Read(parsed), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ServiceSettings settings, CancellationToken cancellation)
    {
        if (settings.Postgres is null)
            throw new SettingsException("A worker needs the PostgreSQL that its service uses: set AUTOGRADER_POSTGRES or --postgres. On SQLite the service grades by itself.");
        using var worker = ServiceHost.BuildWorker(settings, new AssignmentLibrary(settings.AssignmentsFolder));
        await worker.PrepareAsync(cancellation);
        await worker.StartAsync(cancellation);
        System.Console.WriteLine($"autograder works as {Environment.MachineName}/{Environment.ProcessId}.");
        return await ServiceFailures.WaitAsync(worker, cancellation);
    }
}
