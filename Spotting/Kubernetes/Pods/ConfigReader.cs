using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Resolves references to ConfigMaps and Secrets, and reports those that cannot be resolved.</summary>
sealed class ConfigReader(Configuration configuration, OperatorSecrets operatorSecrets, List<UnresolvedItem> unresolved)
{
    readonly HashSet<(string, string, string)> reportedReferences = [];

    /// <summary>Finds the referenced ConfigMap or Secret. Reports a missing one and returns null.</summary>
    public ConfigData? Find(ClusterObject owner, string workload, bool isSecret, string? name, SourceLocation location)
    {
        if (name is null) return null;
        var found = configuration.Find(isSecret, name, owner.Namespace);
        if (found is null) Report(workload, isSecret, name, "", location, $"the {GetKindName(isSecret)} {name} of {workload} is not in these files");
        return found;
    }

    /// <summary>Reads the value of a variable from the referenced key.</summary>
    public (string? Value, SourceLocation Location) ReadValue(ClusterObject owner, string workload, bool isSecret, Node reference, SourceLocation location)
    {
        var (name, key) = (reference["name"]?.Text ?? "", reference["key"]?.Text ?? "");
        if (configuration.Find(isSecret, name, owner.Namespace) is { } data && data.Values.TryGetValue(key, out var value) && value.Text is not null) return (value.Text, value.Location);
        if (isSecret && operatorSecrets.GetValue(name, key) is { } operatorValue) return (operatorValue, location);
        Report(workload, isSecret, name, key, location, $"the key {key} of the {GetKindName(isSecret)} {name}, which {workload} refers to, is not in these files");
        return (null, location);
    }

    void Report(string workload, bool isSecret, string name, string key, SourceLocation location, string problem)
    {
        if (reportedReferences.Add((workload, $"{isSecret} {name}", key))) unresolved.Add(new(location, problem, workload));
    }

    static string GetKindName(bool isSecret) => isSecret ? "Secret" : "ConfigMap";
}
