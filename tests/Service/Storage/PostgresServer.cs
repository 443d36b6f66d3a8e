using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Autograder.Service.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(Autograder.Service.Tests.Storage.PostgresServer))]

namespace Autograder.Service.Tests.Storage;

/// <summary>
/// A PostgreSQL server of this test run's own, of the Debian package <c>postgresql</c>: in a temporary folder, on a free
/// port of the loopback. It starts when the first test asks and ends with the run. As root it runs as the package's
/// user <c>postgres</c>, since PostgreSQL refuses root.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Lazy<Task> started;
    private readonly Lazy<Task<string>> migrated;
    private readonly int port = FreePort();
    private string folder = "";
    private Process? server;
    private int databases;

    public PostgresServer()
    {
        started = new(StartAsync);
        migrated = new(MigrateAsync);
    }

    /// <summary>An empty database; the connection string to it.</summary>
    public Task<string> CreateDatabaseAsync() => CreateDatabaseAsync("template1");

    /// <summary>A database with this version's tables, copied from one that was migrated.</summary>
    public async Task<string> CreateMigratedDatabaseAsync() => await CreateDatabaseAsync(await migrated.Value);

    private async Task<string> MigrateAsync()
    {
        var connectionString = await CreateDatabaseAsync();
        using (var factory = new PostgresStoreFactory(connectionString))
        await using (var store = factory.CreateDbContext())
            await store.MigrateAsync(CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }

    private async Task<string> CreateDatabaseAsync(string template)
    {
        await started.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref databases)}");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Kills the server without warning, as a power cut would, and starts it again.</summary>
    public async Task CrashAsync()
    {
        await started.Value;
        server!.Kill();
        await server.WaitForExitAsync();
        await LaunchAsync();
        NpgsqlConnection.ClearAllPools();
    }

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = port, Database = database, Username = "postgres", MaxPoolSize = 30,
        }.ConnectionString;

    private async Task StartAsync()
    {
        folder = Directory.CreateTempSubdirectory("autograder-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", folder);
        await RunAsync(AsOrdinaryUser(Program("initdb"), "--pgdata", folder, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-sync"));
        await LaunchAsync();
    }

    private async Task LaunchAsync()
    {
        // Killed before, the server's helpers may hold the memory for a moment yet; it then refuses to start.
        var since = Stopwatch.StartNew();
        do
        {
            if (since.Elapsed > StartLimit)
                throw new TimeoutException("PostgreSQL did not start.");
            server = Launch(AsOrdinaryUser(
                Program("postgres"), "-D", folder, "-k", folder, "-h", "127.0.0.1",
                "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "max_connections=500", "-c", "fsync=off"));
        }
        while (!await AnswersAsync(since));
    }

    private async Task<bool> AnswersAsync(Stopwatch since)
    {
        while (!server!.HasExited)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
                await connection.OpenAsync();
                return true;
            }
            catch (NpgsqlException) when (since.Elapsed < StartLimit)
            {
                await Task.WhenAny(server.WaitForExitAsync(), Task.Delay(50));
            }
        }
        return false;
    }

    private static string[] AsOrdinaryUser(params string[] command) =>
        Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--", .. command]
            : command;

    private static string Program(string name)
    {
        const string packages = "/usr/lib/postgresql";
        var versions = Directory.Exists(packages) ? Directory.GetDirectories(packages) : [];
        return versions.OrderDescending().Select(v => Path.Combine(v, "bin", name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("PostgreSQL is not installed. Run tests/run.sh, or apt-get install postgresql.");
    }

    private static Process Launch(params string[] command) =>
        Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true })
        is { } process ? Drained(process) : throw new InvalidOperationException(command[0]);

    private static Process Drained(Process process)
    {
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)}: {await errors}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null)
            return;
        NpgsqlConnection.ClearAllPools();
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
