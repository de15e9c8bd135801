using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Keeps the first of several definitions of one object.</summary>
static class Duplicates
{
    public static List<ClusterObject> Drop(IEnumerable<ClusterObject> objects, List<Unresolved> unresolved)
    {
        var kept = new List<ClusterObject>();
        var known = new Dictionary<(string, string), NamespacedIndex<ClusterObject>>();
        var dropped = new List<(ClusterObject Object, ClusterObject First)>();
        foreach (var next in objects)
        {
            var key = (next.Group, next.Kind);
            if (!known.TryGetValue(key, out var same)) known[key] = same = new();
            if (same.Find(next.Name, next.Namespace) is { } first)
            {
                dropped.Add((next, first));
                continue;
            }
            same.Add(next.Name, next.Namespace, next);
            kept.Add(next);
        }
        foreach (var group in dropped.Where(pair => PodTemplate.Of(pair.Object) is not null || pair.Object.Kind is "Service" or "ConfigMap" or "Secret").GroupBy(pair => (pair.Object.File, First: pair.First.File)))
        {
            var names = group.Select(pair => $"{pair.Object.Kind} {pair.Object.Name}").Distinct().ToArray();
            var what = string.Join(", ", names.Take(3)) + (names.Length > 3 ? $" and {names.Length - 3} more" : "");
            unresolved.Add(new(group.First().Object.Place, $"{what}: defined in {group.Key.First} already, which counts"));
        }
        return kept;
    }
}
