using System.Text.RegularExpressions;

using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.OwnSource;

/// <summary>Recognizes and reads the configuration files that services are built with.</summary>
static partial class ConfigurationFile
{
    /// <summary>Whether the service loads the file at run time: a file for another environment or profile does not count.</summary>
    public static bool IsLoaded(string file, ServiceVariables environment)
    {
        var name = TemplateExtension().Replace(Paths.GetName(file), "");
        if (AppSettingsName().Match(name) is { Success: true } appSettings)
            return appSettings.Groups["environment"] is not { Success: true } suffix || suffix.Value.Equals(environment["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"] ?? "Production", StringComparison.OrdinalIgnoreCase);
        if (SpringName().Match(name) is { Success: true } spring)
            return spring.Groups["profile"] is not { Success: true } profile || (environment["SPRING_PROFILES_ACTIVE"] ?? "").Split(',', StringSplitOptions.TrimEntries).Contains(profile.Value, StringComparer.OrdinalIgnoreCase);
        return GenericFileName().IsMatch(name);
    }

    /// <summary>Parses the settings in a file.</summary>
    public static IEnumerable<Setting> Parse(string file, string text, ServiceVariables environment)
    {
        // Keys and values are quoted in JSON, as strings are in code.
        if (TemplateExtension().Replace(file, "").EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return SourceCode.Parse(file, text);
        return from line in ConfigurationText.Parse(file, text, new(file, 1))
               let pair = KeyValue().Match(line.Value!)
               where pair.Success
               select new Setting(pair.Groups["key"].Value, environment.Replace(pair.Groups["value"].Value.Trim('"', '\'', ' ')), SettingOrigin.Source, line.Location);
    }

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Matches the extensions of templates that are rendered when the service starts.</summary>
    [GeneratedRegex(@"\.(template|tmpl|tpl|j2)\z", Options)]
    private static partial Regex TemplateExtension();

    [GeneratedRegex(@"\Aappsettings(\.(?<environment>[\w-]+))?\.json\z", Options)]
    private static partial Regex AppSettingsName();

    [GeneratedRegex(@"\A(application|bootstrap)(-(?<profile>[\w-]+))?\.(ya?ml|properties)\z", Options)]
    private static partial Regex SpringName();

    [GeneratedRegex(@"\A((config|configuration|settings|default|production)\.(json|ya?ml|toml|ini|properties|conf)|ocelot.*\.json|\.env\.production)\z", Options)]
    private static partial Regex GenericFileName();

    [GeneratedRegex(@"\A(-\s+)?[""']?(?<key>[\w.\[\]-]+)[""']?\s*[:=]\s*(?<value>\S.*)\z", Options)]
    private static partial Regex KeyValue();
}
