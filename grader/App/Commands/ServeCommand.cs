using System.CommandLine;
using Autograder.Service.Hosting;

namespace Autograder.App.Commands;

/// <summary><c>autograder serve</c>: takes submissions in, grades them, shows what came of them.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var settings = new SettingOptions();
        var command = new Command("serve", "Runs the service: takes submissions in, grades them, and shows what came of them.");
        settings.AddTo(command, withWeb: true);
        command.SetAction((parsed, cancellation) => ServiceFailures.ExplainAsync(() => RunAsync(settings.Read(parsed), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ServiceSettings settings, CancellationToken cancellation)
    {
        DataFolder.Create(settings.Data);
        using var held = settings.Postgres is null ? DataFolder.Hold(settings.Data) : null;
        await using var service = ServiceHost.BuildService(settings, new AssignmentLibrary(settings.AssignmentsFolder));
        await service.PrepareAsync(cancellation);
        await service.StartAsync(cancellation);
        System.Console.WriteLine($"autograder listens at {settings.PublicAddress}; its data is in {settings.Data}.");
        return await ServiceFailures.WaitAsync(service, cancellation);
    }
}
