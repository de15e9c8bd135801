using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Creates changed copies of trees. Unchanged nodes are shared with the original and keep their location.</summary>
static class NodeEdit
{
    /// <summary>Copies the node with one value set; missing mappings on the path are created.</summary>
    public static Node Set(Node node, ReadOnlySpan<string> path, Node value)
    {
        if (path is []) return value;
        var child = Set(node[path[0]] ?? new MapNode(value.Line, []), path[1..], value);
        return WithEntry(node, path[0], child);
    }

    /// <summary>Copies the node with one entry set, or removed if the value is null.</summary>
    public static Node WithEntry(Node node, string key, Node? value)
    {
        var entries = new List<Entry>(node.Entries.Count + 1);
        var exists = false;
        foreach (var entry in node.Entries)
        {
            if (entry.Key != key) entries.Add(entry);
            else if (value is not null) entries.Add(entry with { Value = value });
            exists |= entry.Key == key;
        }
        if (!exists && value is not null) entries.Add(new(key, value.Line, value));
        return new MapNode(node.Line, entries);
    }

    /// <summary>Copies the node with scalars replaced. The function receives each scalar with its key, or the key of the list that contains it.</summary>
    public static Node ReplaceScalars(Node node, Func<string, ScalarNode, ScalarNode> replace) => ReplaceScalars("", node, replace);

    /// <summary>Copies the node with mappings replaced, outer ones first. The function receives each mapping with its key, or the key of the list that contains it.</summary>
    public static Node ReplaceMaps(Node node, Func<string, Node, Node> replace) => ReplaceMaps("", node, replace);

    static Node ReplaceScalars(string key, Node node, Func<string, ScalarNode, ScalarNode> replace) => node switch
    {
        ScalarNode scalar => replace(key, scalar),
        _ => ReplaceChildren(node, key, (childKey, child) => ReplaceScalars(childKey, child, replace)),
    };

    static Node ReplaceMaps(string key, Node node, Func<string, Node, Node> replace) =>
        ReplaceChildren(node is MapNode ? replace(key, node) : node, key, (childKey, child) => child is ScalarNode ? child : ReplaceMaps(childKey, child, replace));

    static Node ReplaceChildren(Node node, string key, Func<string, Node, Node> change)
    {
        if (node is MapNode map)
        {
            var entries = map.Pairs.Select(entry => change(entry.Key, entry.Value) is var value && ReferenceEquals(value, entry.Value) ? entry : entry with { Value = value }).ToList();
            return entries.SequenceEqual(map.Pairs, ReferenceEqualityComparer.Instance) ? map : map with { Pairs = entries };
        }
        if (node is not ListNode list) return node;
        var items = list.Values.Select(item => change(key, item)).ToList();
        return items.SequenceEqual(list.Values, ReferenceEqualityComparer.Instance) ? list : list with { Values = items };
    }
}
