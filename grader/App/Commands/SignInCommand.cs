using System.CommandLine;
using System.Globalization;
using Autograder.Service.Access;
using Autograder.Service.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Autograder.App.Commands;

/// <summary><c>autograder sign-in</c>: for who has the server, a link that signs an account in.</summary>
internal static class SignInCommand
{
    public static Command Create()
    {
        var settings = new SettingOptions();
        var account = new Option<long?>("--account") { Description = "The number of the account. Default: the first administrator." };
        var command = new Command("sign-in", "Prints a link that signs an account in, once, within a day.") { account };
        settings.AddTo(command, withWeb: true);
        command.SetAction((parsed, cancellation) => ServiceFailures.ExplainAsync(async () =>
        {
            await using var administration = await Administration.OpenAsync(settings.Read(parsed), cancellation);
            await using var store = await administration.Stores.CreateDbContextAsync(cancellation);
            var wanted = parsed.GetValue(account);
            var found = await store.Accounts.AsNoTracking().Where(a => wanted == null ? a.IsAdministrator : a.Id == wanted).OrderBy(a => a.Id).FirstOrDefaultAsync(cancellation)
                ?? throw new SettingsException(string.Create(CultureInfo.InvariantCulture, $"There is no account {wanted}."));
            System.Console.Error.WriteLine($"For {found.Name}, once, within a day:");
            System.Console.WriteLine(await administration.Get<SignInLinks>().CreateAsync(found, Administration.Actor, cancellation));
            return ExitCode.Done;
        }));
        return command;
    }
}
