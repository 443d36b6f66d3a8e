using System.Reflection;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

if (args is not [var name, var service])
{
    Console.Error.WriteLine("Usage: dotnet run --project grader/Migrations -- NAME grader/Service");
    return 2;
}

// Neither database is opened: a migration is the difference between the model and the last snapshot of it.
using var sqlite = new SqliteStoreFactory("none");
using var postgres = new PostgresStoreFactory("Host=none");
foreach (var (factory, folder) in new (StoreFactory, string)[] { (sqlite, "Sqlite"), (postgres, "Postgres") })
{
    using var store = factory.CreateDbContext();
    var services = new DesignTimeServicesBuilder(
            typeof(Store).Assembly, Assembly.GetExecutingAssembly(), new OperationReporter(null), args)
        .Build(store);
    using var scope = services.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "Autograder.Service", $"Storage.Migrations.{folder}");
    var target = Path.GetFullPath(Path.Combine(service, "Storage", "Migrations", folder));
    var saved = scaffolder.Save(Path.GetFullPath(service), migration, target, dryRun: false);
    Console.WriteLine(saved.MigrationFile);
}
return 0;
