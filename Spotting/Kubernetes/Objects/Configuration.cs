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
        var all = objects.Where(known => Kinds.Contains(known.Kind)).Select(known => new ConfigData(known)).ToLookup(data => data.Owner.Kind is "ConfigMap");
        maps = Index(all[true]);
        secrets = Index(all[false]);
    }

    /// <summary>Finds the object of that name in a namespace; null if the files have none.</summary>
    public ConfigData? Find(bool isSecret, string name, string? inNamespace)
    {
        var known = isSecret ? secrets : maps;
        // Kustomize adds a hash to the names that it generates; the same name without the hash means the same object.
        return known.Find(name, inNamespace) ?? (GeneratedSuffix().Match(name) is { Success: true } suffix ? known.Find(name[..suffix.Index], inNamespace) : null);
    }

    static NamespacedIndex<ConfigData> Index(IEnumerable<ConfigData> all) => new(all.SelectMany(data => NamesOf(data.Owner).Select(name => (name, data.Owner.Namespace, data))));

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
