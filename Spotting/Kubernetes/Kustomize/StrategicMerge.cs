using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Applies a strategic merge patch: mappings are merged by key, some lists by a key of their items, and other lists are replaced.</summary>
static class StrategicMerge
{
    const string Directive = "$patch";

    static readonly Dictionary<string, string[]> ListKeys = new()
    {
        ["containers"] = ["name"],
        ["initContainers"] = ["name"],
        ["ephemeralContainers"] = ["name"],
        ["env"] = ["name"],
        ["volumes"] = ["name"],
        ["imagePullSecrets"] = ["name"],
        ["volumeMounts"] = ["mountPath"],
        ["volumeDevices"] = ["devicePath"],
        ["hostAliases"] = ["ip"],
        ["ports"] = ["containerPort", "port"],
        ["volumeClaimTemplates"] = ["name"],
    };

    /// <summary>Merges a patch into a value; null if the patch deletes it.</summary>
    public static Node? Merge(Node target, Node patch) => Merge("", target, patch);

    static Node? Merge(string key, Node target, Node patch) => (target, patch) switch
    {
        (_, MapNode) when patch[Directive]?.Text is "delete" => null,
        (_, MapNode) when patch[Directive]?.Text is "replace" => NodeEdit.WithEntry(patch, Directive, null),
        (MapNode map, MapNode changes) => MergeMaps(map, changes),
        (ListNode list, ListNode changes) => MergeLists(key, list, changes),
        _ => patch,
    };

    static MapNode MergeMaps(MapNode target, MapNode patch)
    {
        var changes = patch.Pairs.ToDictionary(entry => entry.Key);
        var entries = new List<Entry>();
        foreach (var entry in target.Pairs)
        {
            if (!changes.Remove(entry.Key, out var change)) entries.Add(entry);
            else if (!IsNull(change.Value) && Merge(entry.Key, entry.Value, change.Value) is { } merged) entries.Add(entry with { Value = merged });
        }
        entries.AddRange(patch.Pairs.Where(entry => changes.ContainsKey(entry.Key) && !IsNull(entry.Value) && !entry.Key.StartsWith('$')));
        return target with { Pairs = entries };
    }

    static ListNode MergeLists(string key, ListNode target, ListNode patch)
    {
        if (patch.Values.Any(item => item[Directive]?.Text is "replace")) return patch with { Values = [.. patch.Values.Where(item => item[Directive] is null)] };
        if (!ListKeys.TryGetValue(key, out var keys)) return patch;
        var changes = new Dictionary<string, Node>();
        foreach (var item in patch.Values)
        {
            if (GetKey(item, keys) is { } name) changes[name] = item;
        }
        var items = new List<Node>();
        foreach (var item in target.Values)
        {
            if (GetKey(item, keys) is not { } name || !changes.Remove(name, out var change)) items.Add(item);
            else if (Merge(key, item, change) is { } merged) items.Add(merged);
        }
        items.AddRange(patch.Values.Where(item => GetKey(item, keys) is not { } name || changes.ContainsKey(name) && ReferenceEquals(changes[name], item)).Where(item => item[Directive] is null));
        return target with { Values = items };
    }

    static string? GetKey(Node item, string[] keys) => keys.Select(key => item[key]?.Text).FirstOrDefault(text => text is not null);

    static bool IsNull(Node node) => node is ScalarNode { Value: null };
}
