using System.Text.RegularExpressions;

using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.OwnSource;

/// <summary>The configuration files that services are built with, as frameworks search for them.</summary>
static partial class ConfigurationFile
{
    /// <summary>Whether the service reads the file at run time: a file for another environment or profile than its own does not count.</summary>
    public static bool Is(string file, ServiceVariables environment)
    {
        var name = Template().Replace(Paths.NameOf(file), "");
        if (AppSettings().Match(name) is { Success: true } dotnet)
            return dotnet.Groups["for"] is not { Success: true } stage || stage.Value.Equals(environment["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"] ?? "Production", StringComparison.OrdinalIgnoreCase);
        if (Spring().Match(name) is { Success: true } spring)
            return spring.Groups["for"] is not { Success: true } profile || (environment["SPRING_PROFILES_ACTIVE"] ?? "").Split(',', StringSplitOptions.TrimEntries).Contains(profile.Value, StringComparer.OrdinalIgnoreCase);
        return Usual().IsMatch(name);
    }

    /// <summary>Reads the settings of a file.</summary>
    public static IEnumerable<Setting> Settings(string file, string text, ServiceVariables environment)
    {
        // JSON has its keys and values in quotes, like code.
        if (Template().Replace(file, "").EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return SourceCode.Settings(file, text);
        return from line in ConfigurationText.Settings(file, text, new(file, 1))
               let pair = Pair().Match(line.Value!)
               where pair.Success
               select new Setting(pair.Groups["key"].Value, environment.Replace(pair.Groups["value"].Value.Trim('"', '\'', ' ')), SettingOrigin.Source, line.Place);
    }

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Endings of files that are filled in when the service starts.</summary>
    [GeneratedRegex(@"\.(template|tmpl|tpl|j2)\z", Options)]
    private static partial Regex Template();

    [GeneratedRegex(@"\Aappsettings(\.(?<for>[\w-]+))?\.json\z", Options)]
    private static partial Regex AppSettings();

    [GeneratedRegex(@"\A(application|bootstrap)(-(?<for>[\w-]+))?\.(ya?ml|properties)\z", Options)]
    private static partial Regex Spring();

    [GeneratedRegex(@"\A((config|configuration|settings|default|production)\.(json|ya?ml|toml|ini|properties|conf)|ocelot.*\.json|\.env\.production)\z", Options)]
    private static partial Regex Usual();

    [GeneratedRegex(@"\A(-\s+)?[""']?(?<key>[\w.\[\]-]+)[""']?\s*[:=]\s*(?<value>\S.*)\z", Options)]
    private static partial Regex Pair();
}
