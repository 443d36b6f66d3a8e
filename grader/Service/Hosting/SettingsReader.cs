using System.Reflection;
using System.Text.Json;

namespace Autograder.Service.Hosting;

/// <summary>Reads the settings from where they may stand, and refuses what nobody would have meant.</summary>
internal static class SettingsReader
{
    public const string FileName = "appsettings.json";

    private const string Prefix = "AUTOGRADER_";

    /// <param name="commandLine">By the setting's path, such as <c>Intake:Body</c>.</param>
    /// <exception cref="SettingsException">A setting is unknown or wrong.</exception>
    public static ServiceSettings Read(IReadOnlyDictionary<string, string?> commandLine)
    {
        var outside = new ConfigurationBuilder().AddEnvironmentVariables(Prefix).AddInMemoryCollection(commandLine).Build();
        var data = Path.GetFullPath(outside[nameof(ServiceSettings.Data)] ?? ServiceSettings.DefaultData);
        var file = Path.Combine(data, FileName);
        var all = Build(file, outside);
        CheckNames(all, typeof(ServiceSettings), file);
        var settings = Bind(all) with { Data = data };
        SettingsCheck.Check(settings);
        return settings;
    }

    private static IConfigurationRoot Build(string file, IConfigurationRoot outside)
    {
        try
        {
            var read = new ConfigurationBuilder().AddJsonFile(file, optional: true).Build();
            if (read[nameof(ServiceSettings.Data)] is not null)
                throw new SettingsException($"{file} sets Data, the folder that it lies in. Set it by --data or {Prefix}DATA.");
            return new ConfigurationBuilder().AddConfiguration(read).AddConfiguration(outside).Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or JsonException)
        {
            throw new SettingsException($"{file} cannot be read: {(e.InnerException ?? e).Message}", e);
        }
    }

    private static void CheckNames(IConfiguration section, Type type, string file, string path = "")
    {
        foreach (var child in section.GetChildren())
        {
            var property = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .FirstOrDefault(p => p.CanWrite && p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw new SettingsException(
                    $"There is no setting {path}{child.Key}. Look for it in {file}, in the environment as {Prefix}{(path + child.Key).Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}, and on the command line.");
            if (IsSection(property.PropertyType))
                CheckNames(child, property.PropertyType, file, $"{path}{property.Name}:");
        }
    }

    private static bool IsSection(Type type) => type.Assembly == typeof(ServiceSettings).Assembly && type.IsClass;

    private static ServiceSettings Bind(IConfiguration all)
    {
        try
        {
            return all.Get<ServiceSettings>() ?? new();
        }
        catch (InvalidOperationException e)
        {
            // The binder names the setting and its value.
            throw new SettingsException($"A setting has the wrong kind of value. {e.Message}", e);
        }
    }
}
