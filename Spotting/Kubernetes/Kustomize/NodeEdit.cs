using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Creates changed copies of trees; unchanged nodes are shared with the original, and so keep their place.</summary>
static class NodeEdit
{
    /// <summary>Copies the node with one value set; missing mappings on the path are created.</summary>
    public static Node Set(Node node, ReadOnlySpan<string> path, Node value)
    {
        if (path is []) return value;
        var inner = Set(node[path[0]] ?? new MapNode(value.Line, []), path[1..], value);
        return WithEntry(node, path[0], inner);
    }

    /// <summary>Copies the node with one entry set, or removed if the value is null.</summary>
    public static Node WithEntry(Node node, string key, Node? value)
    {
        var entries = new List<Entry>(node.Entries.Count + 1);
        var isThere = false;
        foreach (var entry in node.Entries)
        {
            if (entry.Key != key) entries.Add(entry);
            else if (value is not null) entries.Add(entry with { Value = value });
            isThere |= entry.Key == key;
        }
        if (!isThere && value is not null) entries.Add(new(key, value.Line, value));
        return new MapNode(node.Line, entries);
    }

    /// <summary>Copies the node with scalars replaced; the function receives each with its key, or that of the list that it is in.</summary>
    public static Node Scalars(Node node, Func<string, ScalarNode, ScalarNode> replace) => Scalars("", node, replace);

    /// <summary>Copies the node with mappings replaced, outer ones first; the function receives each with its key, or that of the list that it is in.</summary>
    public static Node Maps(Node node, Func<string, Node, Node> replace) => Maps("", node, replace);

    static Node Scalars(string key, Node node, Func<string, ScalarNode, ScalarNode> replace) => node switch
    {
        ScalarNode scalar => replace(key, scalar),
        _ => Children(node, key, (inner, child) => Scalars(inner, child, replace)),
    };

    static Node Maps(string key, Node node, Func<string, Node, Node> replace) =>
        Children(node is MapNode ? replace(key, node) : node, key, (inner, child) => child is ScalarNode ? child : Maps(inner, child, replace));

    static Node Children(Node node, string key, Func<string, Node, Node> change)
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
