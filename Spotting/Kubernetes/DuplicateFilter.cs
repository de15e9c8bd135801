using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Keeps only the first definition of each object.</summary>
static class DuplicateFilter
{
    public static List<ClusterObject> RemoveDuplicates(IEnumerable<ClusterObject> objects, List<UnresolvedItem> unresolved)
    {
        var result = new List<ClusterObject>();
        var byKind = new Dictionary<(string, string), NamespacedIndex<ClusterObject>>();
        var duplicates = new List<(ClusterObject Object, ClusterObject First)>();
        foreach (var resource in objects)
        {
            var key = (resource.Group, resource.Kind);
            if (!byKind.TryGetValue(key, out var index)) byKind[key] = index = new();
            if (index.Find(resource.Name, resource.Namespace) is { } first)
            {
                duplicates.Add((resource, first));
                continue;
            }
            index.Add(resource.Name, resource.Namespace, resource);
            result.Add(resource);
        }
        foreach (var group in duplicates.Where(pair => PodTemplate.Find(pair.Object) is not null || pair.Object.Kind is "Service" or "ConfigMap" or "Secret").GroupBy(pair => (pair.Object.File, First: pair.First.File)))
        {
            var names = group.Select(pair => $"{pair.Object.Kind} {pair.Object.Name}").Distinct().ToArray();
            var description = string.Join(", ", names.Take(3)) + (names.Length > 3 ? $" and {names.Length - 3} more" : "");
            unresolved.Add(new(group.First().Object.Location, $"{description}: defined in {group.Key.First}, which takes precedence"));
        }
        return result;
    }
}
