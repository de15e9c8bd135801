using System.Text.RegularExpressions;

using Evolution.Spotting.Model;

namespace Evolution.Spotting.OwnSource;

/// <summary>The environment variables of a service: the configured ones, with those of its image as defaults.</summary>
sealed partial class ServiceVariables
{
    readonly Dictionary<string, string> values = [];

    /// <param name="service">The service.</param>
    /// <param name="imageVariables">The environment variables in its Dockerfile.</param>
    public ServiceVariables(Workload service, IReadOnlyList<(string Name, string Value, SourceLocation Location)> imageVariables)
    {
        foreach (var variable in service.Settings.Where(setting => setting is { Origin: SettingOrigin.Environment, Value: not null })) values.TryAdd(variable.Name, variable.Value!);
        ImageVariables = [.. imageVariables.Where(variable => !values.ContainsKey(variable.Name)).Select(variable => new Setting(variable.Name, variable.Value, SettingOrigin.Source, variable.Location))];
        foreach (var variable in ImageVariables) values[variable.Name] = variable.Value!;
    }

    /// <summary>The variables of the image that the service does not override.</summary>
    public IReadOnlyList<Setting> ImageVariables { get; }

    /// <summary>Gets the value of the first of the variables that has one; null if none has.</summary>
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

    /// <summary>Replaces placeholders such as <c>${NAME:default}</c>, as Spring does.</summary>
    public string Replace(string text) => !text.Contains("${", StringComparison.Ordinal)
        ? text
        : Placeholder().Replace(text, match => this[match.Groups["name"].Value] ?? (match.Groups["default"] is { Success: true } fallback ? fallback.Value : match.Value));

    [GeneratedRegex(@"\$\{(?<name>[\w.-]+)(?::-?(?<default>[^{}]*))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
