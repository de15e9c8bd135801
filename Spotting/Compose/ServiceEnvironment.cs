using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads the environment of a service: <c>environment</c> takes precedence over <c>env_file</c>.</summary>
sealed class ServiceEnvironment(ReadSession session, EnvironmentFiles files, Variables projectVariables)
{
    readonly Dictionary<(string File, bool IsRaw), IReadOnlyList<(Setting Setting, IReadOnlyList<string> UnsetVariables)>> cache = [];

    public IEnumerable<Setting> Read(Member service)
    {
        if (service.Value["env_file"] is null && service.Value["environment"] is null) return [];
        var settings = new OrderedDictionary<string, Setting>();
        foreach (var item in SyntaxNormalizer.ReadList(service.Value["env_file"]))
        {
            foreach (var setting in ReadFile(item, service.Key)) settings[setting.Name] = setting;
        }
        if (service.Value["environment"] is not { } environment) return settings.Values;
        foreach (var variable in SyntaxNormalizer.ReadPairs(environment).Members)
        {
            var value = variable.Value.Text ?? projectVariables[variable.Key];
            if (value is null && settings.ContainsKey(variable.Key)) continue;
            if (value is null) session.Report(variable.Location, $"the value of {variable.Key} comes from the environment in which the system is started", service.Key);
            settings[variable.Key] = new(variable.Key, value, SettingOrigin.Environment, variable.Location);
        }
        return settings.Values;
    }

    IEnumerable<Setting> ReadFile(ComposeValue item, string service)
    {
        if ((item.Text ?? item["path"]?.Text) is not { } path || session.Resolve(item, path, service) is not { } file) return [];
        var isRequired = item["required"]?.Text is not ("false" or "False" or "no");
        if (files.Find(file, item.Location, service) is not { } found)
        {
            if (isRequired) session.Report(item.Location, $"{file} does not exist", service);
            return [];
        }
        var variables = ReadVariables(found, item["format"]?.Text is "raw", item.Location);
        if (!session.LineQuota.TryTake(variables.Count)) return [];
        foreach (var (setting, unsetVariables) in variables)
        {
            foreach (var name in unsetVariables) session.Report(setting.Location, $"${{{name}}} has no value", service);
        }
        return variables.Select(variable => variable.Setting);
    }

    IReadOnlyList<(Setting Setting, IReadOnlyList<string> UnsetVariables)> ReadVariables(string file, bool isRaw, SourceLocation referrer)
    {
        if (cache.TryGetValue((file, isRaw), out var variables)) return variables;
        var previousValues = new Dictionary<string, string?>();
        var interpolation = new Interpolation(name => projectVariables[name] ?? previousValues.GetValueOrDefault(name), session.SubstitutionQuota);
        return cache[(file, isRaw)] = [.. files.ReadFile(file, referrer).Select(variable =>
        {
            var (value, unsetVariables) = isRaw || variable.IsLiteral ? (variable.Value ?? projectVariables[variable.Name], []) : interpolation.Replace(variable.Value!);
            previousValues[variable.Name] = value;
            return (new Setting(variable.Name, value, SettingOrigin.Environment, new(file, variable.Line)), unsetVariables);
        })];
    }
}
