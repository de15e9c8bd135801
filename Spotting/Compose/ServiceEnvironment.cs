using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads the environment of a service: <c>environment</c> takes precedence over <c>env_file</c>.</summary>
sealed class ServiceEnvironment(Reading reading, EnvironmentFiles files, Variables variables)
{
    readonly Dictionary<(string File, bool IsRaw), IReadOnlyList<(Setting Setting, IReadOnlyList<string> Unset)>> known = [];

    public IEnumerable<Setting> Of(Member service)
    {
        if (service.Value["env_file"] is null && service.Value["environment"] is null) return [];
        var settings = new OrderedDictionary<string, Setting>();
        foreach (var item in Forms.Several(service.Value["env_file"]))
        {
            foreach (var setting in FromFile(item, service.Key)) settings[setting.Name] = setting;
        }
        if (service.Value["environment"] is not { } environment) return settings.Values;
        foreach (var variable in Forms.Pairs(environment).Members)
        {
            var value = variable.Value.Text ?? variables[variable.Key];
            if (value is null && settings.ContainsKey(variable.Key)) continue;
            if (value is null) reading.Miss(variable.Place, $"the value of {variable.Key} comes from where the system is started", service.Key);
            settings[variable.Key] = new(variable.Key, value, SettingOrigin.Environment, variable.Place);
        }
        return settings.Values;
    }

    IEnumerable<Setting> FromFile(Part item, string service)
    {
        if ((item.Text ?? item["path"]?.Text) is not { } path || reading.Resolve(item, path, service) is not { } file) return [];
        var isRequired = item["required"]?.Text is not ("false" or "False" or "no");
        if (files.Find(file, item.Place, service) is not { } found)
        {
            if (isRequired) reading.Miss(item.Place, $"{file} is not there", service);
            return [];
        }
        var lines = Lines(found, item["format"]?.Text is "raw", item.Place);
        if (!reading.Lines.Take(lines.Count)) return [];
        foreach (var (setting, unset) in lines)
        {
            foreach (var name in unset) reading.Miss(setting.Place, $"${{{name}}} has no value", service);
        }
        return lines.Select(line => line.Setting);
    }

    IReadOnlyList<(Setting Setting, IReadOnlyList<string> Unset)> Lines(string file, bool isRaw, Place from)
    {
        if (known.TryGetValue((file, isRaw), out var lines)) return lines;
        var earlier = new Dictionary<string, string?>();
        var interpolation = new Interpolation(name => variables[name] ?? earlier.GetValueOrDefault(name), reading.Substituted);
        return known[(file, isRaw)] = [.. files.Lines(file, from).Select(line =>
        {
            var (value, unset) = isRaw || line.IsLiteral ? (line.Value ?? variables[line.Name], []) : interpolation.Replace(line.Value!);
            earlier[line.Name] = value;
            return (new Setting(line.Name, value, SettingOrigin.Environment, new(file, line.Line)), unset);
        })];
    }
}
