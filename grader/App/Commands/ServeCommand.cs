using System.CommandLine;
using Autograder.App.Console;
using Autograder.Service.Access;
using Autograder.Service.Api;
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
        await using var service = ServiceHost.BuildService(settings, new AssignmentLibrary(settings.AssignmentsFolder),
            services => services.AddSingleton(new ConsoleText(ConsoleReport.PlainText)));
        await service.PrepareAsync(cancellation);
        await service.StartAsync(cancellation);
        System.Console.WriteLine($"autograder listens at {settings.PublicAddress}; its data is in {settings.Data}.");
        var links = service.Services.GetRequiredService<SignInLinks>();
        if (await links.NewAdministratorAsync(cancellation) is { } administrator)
            System.Console.WriteLine($"Sign in, once, within a day:\n  {await links.CreateAsync(administrator, "command line", cancellation)}");
        else
            System.Console.WriteLine("`autograder sign-in` prints a link to sign in with.");
        return await ServiceFailures.WaitAsync(service, cancellation);
    }
}
