using System.Text.RegularExpressions;

namespace Evolution.Lab.Spotting.Kubernetes.Objects;

/// <summary>Finds ConfigMaps and Secrets by name.</summary>
sealed partial class Configuration
{
    static readonly HashSet<string> Kinds = ["ConfigMap", "Secret", "SealedSecret", "ExternalSecret"];

    readonly ILookup<(bool IsSecret, string Name), ConfigData> byName;

    public Configuration(IEnumerable<ClusterObject> objects) =>
        byName = objects.Where(known => Kinds.Contains(known.Kind)).Select(known => new ConfigData(known))
            .SelectMany(data => NamesOf(data.Owner).Select(name => (Key: (data.Owner.Kind is not "ConfigMap", name), data))).ToLookup(pair => pair.Key, pair => pair.data);

    /// <summary>The one of that name in a namespace; null where the files have none.</summary>
    public ConfigData? Find(bool isSecret, string name, string? inNamespace) =>
        Best(byName[(isSecret, name)], inNamespace)
        // Kustomize adds a hash to the names that it generates; a name that a tool rendered without it means the same.
        ?? (GeneratedSuffix().Match(name) is { Success: true } suffix ? Best(byName[(isSecret, name[..suffix.Index])], inNamespace) : null);

    static ConfigData? Best(IEnumerable<ConfigData> found, string? inNamespace) =>
        found.FirstOrDefault(data => data.Owner.Namespace == inNamespace) ?? found.FirstOrDefault(data => ClusterObject.AreOne(data.Owner.Namespace, inNamespace));

    static IEnumerable<string> NamesOf(ClusterObject known)
    {
        var made = known.Kind switch
        {
            "SealedSecret" => known.Node.At("spec", "template", "metadata", "name")?.Text,
            "ExternalSecret" => known.Node.At("spec", "target", "name")?.Text,
            _ => null,
        };
        return made is not null && made != known.Name ? [known.Name, made] : [known.Name];
    }

    [GeneratedRegex("-[2456789bcdfghkmt]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex GeneratedSuffix();
}
