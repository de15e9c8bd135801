using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Reads the configuration files that are mounted into a container.</summary>
sealed class MountReader(ConfigReader config)
{
    // A value is split into lines once, even if several containers mount it.
    readonly Dictionary<ConfigValue, IReadOnlyList<Setting>> lines = new(ReferenceEqualityComparer.Instance);

    public IEnumerable<Setting> Read(ClusterObject owner, string workload, Node podSpec, Node container)
    {
        var mounts = (container["volumeMounts"]?.Items ?? []).Where(mount => mount["name"]?.Text is not null).ToLookup(mount => mount["name"]!.Text!);
        foreach (var volume in podSpec["volumes"]?.Items ?? [])
        {
            if (volume["name"]?.Text is not { } name || !mounts.Contains(name)) continue;
            var paths = mounts[name].Select(mount => mount["subPath"]?.Text).ToHashSet();
            foreach (var source in (volume.Find("projected", "sources")?.Items ?? []).Prepend(volume))
            {
                foreach (var setting in ReadSource(owner, workload, source, paths)) yield return setting;
            }
        }
    }

    IEnumerable<Setting> ReadSource(ClusterObject owner, string workload, Node source, HashSet<string?> paths)
    {
        var reference = source["configMap"] ?? source["secret"];
        var name = reference?["name"] ?? reference?["secretName"];
        if (reference is null || name is null || config.Find(owner, workload, source["configMap"] is null, name.Text, owner.GetLocation(name)) is not { } data) return [];
        var items = (reference["items"]?.Items ?? []).Where(item => item["key"]?.Text is not null).ToLookup(item => item["key"]!.Text!, item => item["path"]?.Text ?? item["key"]!.Text!);
        return data.Values.Values.Where(value => (items.Count is 0 || items.Contains(value.Key)) && IsMounted(items.Count is 0 ? [value.Key] : items[value.Key], paths)).SelectMany(GetLines);
    }

    static bool IsMounted(IEnumerable<string> files, HashSet<string?> paths) => paths.Contains(null) || files.Any(file => paths.Contains(file) || file.Contains('/') && paths.Contains(file[..file.LastIndexOf('/')]));

    IReadOnlyList<Setting> GetLines(ConfigValue value)
    {
        if (value.Text is null) return [];
        if (!lines.TryGetValue(value, out var settings)) lines[value] = settings = [.. ConfigurationText.Parse(value.Key, value.Text, value.IsLiteral ? value.Location with { Line = value.Location.Line + 1 } : value.Location, !value.IsLiteral)];
        return settings;
    }
}
