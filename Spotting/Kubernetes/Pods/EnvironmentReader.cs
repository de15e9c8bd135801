using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Reads a container's environment. The place of a variable is that of its value, which can be in a ConfigMap.</summary>
sealed class EnvironmentReader(ConfigReader config)
{
    /// <summary>Returns the variables, the last one of each name.</summary>
    public IReadOnlyList<Setting> Read(ClusterObject owner, PodTemplate pod, string workload, Node container)
    {
        var settings = new Dictionary<string, Setting>();
        var values = new Dictionary<string, string?>();
        foreach (var source in container["envFrom"]?.Items ?? [])
        {
            foreach (var setting in FromAll(owner, workload, source)) (settings[setting.Name], values[setting.Name]) = (setting, setting.Value);
        }
        foreach (var variable in container["env"]?.Items ?? [])
        {
            if (variable["name"] is not { Text: { } name } named) continue;
            var (value, place) = Value(owner, pod, workload, variable, owner.PlaceOf(named));
            if (value is not null && variable["value"] is not null) value = Expansion.Of(value, values);
            values[name] = value;
            settings[name] = new(name, value, SettingOrigin.Environment, place);
        }
        return [.. settings.Values];
    }

    IEnumerable<Setting> FromAll(ClusterObject owner, string workload, Node source)
    {
        var reference = source["configMapRef"] ?? source["secretRef"];
        if (reference is null || config.Find(owner, workload, source["configMapRef"] is null, reference["name"]?.Text, owner.PlaceOf(reference["name"] ?? source)) is not { } data) return [];
        return data.Values.Values.Select(value => new Setting(source["prefix"]?.Text + value.Key, value.Text, SettingOrigin.Environment, value.Place));
    }

    (string? Value, Place Place) Value(ClusterObject owner, PodTemplate pod, string workload, Node variable, Place named)
    {
        var from = variable["valueFrom"];
        if (from?["configMapKeyRef"] is { } key) return config.Value(owner, workload, isSecret: false, key, named);
        if (from?["secretKeyRef"] is { } secret) return config.Value(owner, workload, isSecret: true, secret, named);
        if (from is not null) return (Field(owner, pod, from.At("fieldRef", "fieldPath")?.Text), named);
        return variable["value"] is { Text: { } text } value ? (text, owner.PlaceOf(value)) : ("", named);
    }

    /// <summary>Resolves a field of the pod itself; null for a field that only the cluster knows.</summary>
    static string? Field(ClusterObject owner, PodTemplate pod, string? path)
    {
        const string Label = "metadata.labels[";
        if (path?.StartsWith(Label, StringComparison.Ordinal) is true) return pod.Labels.GetValueOrDefault(path[Label.Length..].Trim('\'', '"', ']'));
        return path is "metadata.namespace" ? owner.Namespace : null;
    }
}
