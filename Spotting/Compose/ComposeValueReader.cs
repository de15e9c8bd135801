using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Converts the nodes of a YAML document to Compose values, and replaces variables. Each aliased node is converted only once, so that the time is proportional to the size of the file.</summary>
sealed class ComposeValueReader(ComposeSource source, Interpolation interpolation)
{
    readonly Dictionary<Node, ComposeValue> sharedValues = new(ReferenceEqualityComparer.Instance);

    public ComposeValue Read(Node node)
    {
        if (!node.HasAnchor) return Convert(node);
        return sharedValues.TryGetValue(node, out var value) ? value : sharedValues[node] = Convert(node);
    }

    ComposeValue Convert(Node node) => node switch
    {
        MapNode map => new ComposeMap(source, node.Line, ReadMembers(map.Pairs)) { Tag = node.Tag },
        ListNode list => new ComposeList(source, node.Line, ReadItems(list.Values)) { Tag = node.Tag },
        _ => ReadScalar(node),
    };

    Member[] ReadMembers(IReadOnlyList<Entry> entries)
    {
        var members = new Member[entries.Count];
        for (var index = 0; index < members.Length; index++) members[index] = new(entries[index].Key, new(source.File, entries[index].Line), Read(entries[index].Value));
        return members;
    }

    ComposeValue[] ReadItems(IReadOnlyList<Node> nodes)
    {
        var items = new ComposeValue[nodes.Count];
        for (var index = 0; index < items.Length; index++) items[index] = Read(nodes[index]);
        return items;
    }

    ComposeScalar ReadScalar(Node node)
    {
        if (node.Text is not { } text) return new(source, node.Line, null, []) { Tag = node.Tag };
        var replaced = interpolation.Replace(text);
        return new(source, node.Line, replaced.Text, replaced.UnsetVariables) { Tag = node.Tag };
    }
}
