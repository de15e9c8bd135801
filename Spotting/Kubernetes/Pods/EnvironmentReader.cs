using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Reads the environment of a container. The location of a variable is that of its value, which can be in a ConfigMap.</summary>
sealed class EnvironmentReader(ConfigReader config)
{
    /// <summary>Reads the variables. The last one of each name counts.</summary>
    public IReadOnlyList<Setting> Read(ClusterObject owner, PodTemplate pod, string workload, Node container)
    {
        var settings = new Dictionary<string, Setting>();
        var values = new Dictionary<string, string?>();
        foreach (var source in container["envFrom"]?.Items ?? [])
        {
            foreach (var setting in ReadAll(owner, workload, source)) (settings[setting.Name], values[setting.Name]) = (setting, setting.Value);
        }
        foreach (var variable in container["env"]?.Items ?? [])
        {
            if (variable["name"] is not { Text: { } name } nameNode) continue;
            var (value, location) = ReadValue(owner, pod, workload, variable, owner.GetLocation(nameNode));
            if (value is not null && variable["value"] is not null) value = VariableExpansion.Expand(value, values);
            values[name] = value;
            settings[name] = new(name, value, SettingOrigin.Environment, location);
        }
        return [.. settings.Values];
    }

    IEnumerable<Setting> ReadAll(ClusterObject owner, string workload, Node source)
    {
        var reference = source["configMapRef"] ?? source["secretRef"];
        if (reference is null || config.Find(owner, workload, source["configMapRef"] is null, reference["name"]?.Text, owner.GetLocation(reference["name"] ?? source)) is not { } data) return [];
        return data.Values.Values.Select(value => new Setting(source["prefix"]?.Text + value.Key, value.Text, SettingOrigin.Environment, value.Location));
    }

    (string? Value, SourceLocation Location) ReadValue(ClusterObject owner, PodTemplate pod, string workload, Node variable, SourceLocation nameLocation)
    {
        var source = variable["valueFrom"];
        if (source?["configMapKeyRef"] is { } key) return config.ReadValue(owner, workload, isSecret: false, key, nameLocation);
        if (source?["secretKeyRef"] is { } secret) return config.ReadValue(owner, workload, isSecret: true, secret, nameLocation);
        if (source is not null) return (ResolveField(owner, pod, source.Find("fieldRef", "fieldPath")?.Text), nameLocation);
        return variable["value"] is { Text: { } text } value ? (text, owner.GetLocation(value)) : ("", nameLocation);
    }

    /// <summary>Resolves a field of the pod; null if its value is set by the cluster.</summary>
    static string? ResolveField(ClusterObject owner, PodTemplate pod, string? path)
    {
        const string LabelPrefix = "metadata.labels[";
        if (path?.StartsWith(LabelPrefix, StringComparison.Ordinal) is true) return pod.Labels.GetValueOrDefault(path[LabelPrefix.Length..].Trim('\'', '"', ']'));
        return path is "metadata.namespace" ? owner.Namespace : null;
    }
}
