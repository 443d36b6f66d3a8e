using Autograder.Authoring;
using Autograder.Engine.Sandbox;
using Autograder.Service.Hosting;
using Autograder.Service.Operation;
using Autograder.Service.Storage;

namespace Autograder.App.Commands;

/// <summary>How the service's commands end, in a sentence and an exit code.</summary>
internal static class ServiceFailures
{
    public static async Task<int> ExplainAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is SettingsException or AssignmentException or ArgumentException)
        {
            System.Console.Error.WriteLine(e.Message);
            return ExitCode.BadCall;
        }
        catch (Exception e) when (e is StoreException or BackupException)
        {
            System.Console.Error.WriteLine(e.Message);
            return ExitCode.OurFailure;
        }
        catch (SandboxException e)
        {
            System.Console.Error.WriteLine($"{e.Message}\nRun `autograder doctor` to see what this machine lacks.");
            return ExitCode.OurFailure;
        }
        catch (IOException e)
        {
            // Kestrel's: the address is in use or not this machine's.
            System.Console.Error.WriteLine($"{e.Message} Name another address with --listen.");
            return ExitCode.OurFailure;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    /// <summary>Waits until it is told to stop, or its sandbox did not hold.</summary>
    public static async Task<int> WaitAsync(IHost host, CancellationToken cancellation)
    {
        await using (cancellation.Register(host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication))
            await host.WaitForShutdownAsync(CancellationToken.None);
        return host.Services.GetRequiredService<SandboxTrial>().Failure is null ? ExitCode.Done : ExitCode.OurFailure;
    }
}
