using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Adds the prefix and suffix of a kustomization to the names of objects, and updates the references to them.</summary>
static class NameTransformer
{
    static readonly HashSet<string> UnchangedKinds = ["Namespace", "CustomResourceDefinition", "APIService"];

    // The keys of references, each with the key of the name in it and the referenced kind.
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
        var renamedObjects = objects.Where(resource => !UnchangedKinds.Contains(resource.Kind)).Select(resource => (resource.Kind, resource.Name)).ToHashSet();
        return [.. objects.Select(resource => UnchangedKinds.Contains(resource.Kind) ? resource : resource.WithName(UpdateReferences(NodeEdit.Set(resource.Node, ["metadata", "name"], new ScalarNode(resource.Node.Line, prefix + resource.Name + suffix)))))];

        Node UpdateReferences(Node node) => NodeEdit.ReplaceMaps(node, (key, map) =>
        {
            // The sources of a projected volume use the same key for both kinds.
            if (!References.TryGetValue(key, out var reference)) return map;
            var nameKey = key is "secret" && map["secretName"] is null ? "name" : reference.Key;
            return map[nameKey]?.Text is { } name && renamedObjects.Contains((reference.Kind, name)) ? NodeEdit.WithEntry(map, nameKey, new ScalarNode(map[nameKey]!.Line, prefix + name + suffix)) : map;
        });
    }
}
