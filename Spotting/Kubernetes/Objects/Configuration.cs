using System.Text.RegularExpressions;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Finds ConfigMaps and Secrets by name.</summary>
sealed partial class Configuration
{
    static readonly HashSet<string> Kinds = ["ConfigMap", "Secret", "SealedSecret", "ExternalSecret"];

    readonly NamespacedIndex<ConfigData> maps;
    readonly NamespacedIndex<ConfigData> secrets;

    public Configuration(IEnumerable<ClusterObject> objects)
    {
        var all = objects.Where(resource => Kinds.Contains(resource.Kind)).Select(resource => new ConfigData(resource)).ToLookup(data => data.Owner.Kind is "ConfigMap");
        maps = Index(all[true]);
        secrets = Index(all[false]);
    }

    /// <summary>Finds the object of that name in a namespace; null if the files have none.</summary>
    public ConfigData? Find(bool isSecret, string name, string? namespaceName)
    {
        var index = isSecret ? secrets : maps;
        // Kustomize adds a hash to generated names. The name without the hash refers to the same object.
        return index.Find(name, namespaceName) ?? (GeneratedSuffix().Match(name) is { Success: true } suffix ? index.Find(name[..suffix.Index], namespaceName) : null);
    }

    static NamespacedIndex<ConfigData> Index(IEnumerable<ConfigData> all) => new(all.SelectMany(data => GetNames(data.Owner).Select(name => (name, data.Owner.Namespace, data))));

    static IEnumerable<string> GetNames(ClusterObject resource)
    {
        var secretName = resource.Kind switch
        {
            "SealedSecret" => resource.Node.Find("spec", "template", "metadata", "name")?.Text,
            "ExternalSecret" => resource.Node.Find("spec", "target", "name")?.Text,
            _ => null,
        };
        return secretName is not null && secretName != resource.Name ? [resource.Name, secretName] : [resource.Name];
    }

    [GeneratedRegex("-[2456789bcdfghkmt]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex GeneratedSuffix();
}
