using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Resolves references to ConfigMaps and Secrets, and reports those that cannot be resolved.</summary>
sealed class ConfigReader(Configuration configuration, OperatorSecrets operators, List<Unresolved> unresolved)
{
    readonly HashSet<(string, string, string)> said = [];

    /// <summary>Finds the ConfigMap or Secret that a reference names; null if the files have none, which is then reported.</summary>
    public ConfigData? Find(ClusterObject owner, string workload, bool isSecret, string? name, Place place)
    {
        if (name is null) return null;
        var found = configuration.Find(isSecret, name, owner.Namespace);
        if (found is null) Say(workload, isSecret, name, "", place, $"the {Kind(isSecret)} {name} of {workload} is not in these files");
        return found;
    }

    /// <summary>Reads the value of a variable that refers to a key.</summary>
    public (string? Value, Place Place) Value(ClusterObject owner, string workload, bool isSecret, Node reference, Place place)
    {
        var (name, key) = (reference["name"]?.Text ?? "", reference["key"]?.Text ?? "");
        if (configuration.Find(isSecret, name, owner.Namespace) is { } data && data.Values.TryGetValue(key, out var value) && value.Text is not null) return (value.Text, value.Place);
        if (isSecret && operators.Value(name, key) is { } made) return (made, place);
        Say(workload, isSecret, name, key, place, $"the key {key} of the {Kind(isSecret)} {name}, which {workload} refers to, is not in these files");
        return (null, place);
    }

    void Say(string workload, bool isSecret, string name, string key, Place place, string what)
    {
        if (said.Add((workload, $"{isSecret} {name}", key))) unresolved.Add(new(place, what, workload));
    }

    static string Kind(bool isSecret) => isSecret ? "Secret" : "ConfigMap";
}
