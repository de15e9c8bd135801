using System.Text.RegularExpressions;

using Evolution.Spotting.Model;

namespace Evolution.Spotting.OwnSource;

/// <summary>The environment of a service: its configured variables, with those of its image as defaults.</summary>
sealed partial class ServiceVariables
{
    readonly Dictionary<string, string> values = [];

    /// <param name="service">The service.</param>
    /// <param name="image">The environment in its Dockerfile.</param>
    public ServiceVariables(Workload service, IReadOnlyList<(string Name, string Value, Place Place)> image)
    {
        foreach (var given in service.Settings.Where(setting => setting is { Origin: SettingOrigin.Environment, Value: not null })) values.TryAdd(given.Name, given.Value!);
        FromImage = [.. image.Where(set => !values.ContainsKey(set.Name)).Select(set => new Setting(set.Name, set.Value, SettingOrigin.Source, set.Place))];
        foreach (var set in FromImage) values[set.Name] = set.Value!;
    }

    /// <summary>The variables of the image that the service does not override.</summary>
    public IReadOnlyList<Setting> FromImage { get; }

    /// <summary>The value of the first of these variables that has one; null if none has.</summary>
    public string? this[params ReadOnlySpan<string> names]
    {
        get
        {
            foreach (var name in names)
            {
                if (values.TryGetValue(name, out var value) && value.Length > 0) return value;
            }
            return null;
        }
    }

    /// <summary>Replaces <c>${NAME:default}</c> in a text, as written by Spring and others.</summary>
    public string Replace(string text) => !text.Contains("${", StringComparison.Ordinal)
        ? text
        : Placeholder().Replace(text, place => this[place.Groups["name"].Value] ?? (place.Groups["default"] is { Success: true } fallback ? fallback.Value : place.Value));

    [GeneratedRegex(@"\$\{(?<name>[\w.-]+)(?::-?(?<default>[^{}]*))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
