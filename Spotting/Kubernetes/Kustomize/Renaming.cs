using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Adds a kustomization's prefix and suffix to the names of objects, and updates the references to them.</summary>
static class Renaming
{
    static readonly HashSet<string> Fixed = ["Namespace", "CustomResourceDefinition", "APIService"];

    // The keys that hold a reference, with the key of the name in it and the kind that it names.
    static readonly Dictionary<string, (string Key, string Kind)> References = new()
    {
        ["configMapRef"] = ("name", "ConfigMap"),
        ["configMapKeyRef"] = ("name", "ConfigMap"),
        ["configMap"] = ("name", "ConfigMap"),
        ["secretRef"] = ("name", "Secret"),
        ["secretKeyRef"] = ("name", "Secret"),
        ["secret"] = ("secretName", "Secret"),
        ["persistentVolumeClaim"] = ("claimName", "PersistentVolumeClaim"),
        ["spec"] = ("serviceName", "Service"),
    };

    public static List<ClusterObject> Apply(string prefix, string suffix, List<ClusterObject> objects)
    {
        if (prefix is "" && suffix is "") return objects;
        var renamed = objects.Where(known => !Fixed.Contains(known.Kind)).Select(known => (known.Kind, known.Name)).ToHashSet();
        return [.. objects.Select(known => Fixed.Contains(known.Kind) ? known : known.Renamed(Follow(NodeEdit.Set(known.Node, ["metadata", "name"], new ScalarNode(known.Node.Line, prefix + known.Name + suffix)))))];

        Node Follow(Node node) => NodeEdit.Maps(node, (key, map) =>
        {
            // The sources of a projected volume have the same key for the names of both kinds.
            if (!References.TryGetValue(key, out var reference)) return map;
            var at = key is "secret" && map["secretName"] is null ? "name" : reference.Key;
            return map[at]?.Text is { } name && renamed.Contains((reference.Kind, name)) ? NodeEdit.WithEntry(map, at, new ScalarNode(map[at]!.Line, prefix + name + suffix)) : map;
        });
    }
}
