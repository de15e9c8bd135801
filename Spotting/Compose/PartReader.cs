using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Replaces the variables of a document. Nodes that aliases share stay shared, so that the time is proportional to the document as written.</summary>
sealed class PartReader(Source source, Interpolation interpolation)
{
    readonly Dictionary<Node, Part> known = new(ReferenceEqualityComparer.Instance);

    public Part Read(Node node)
    {
        if (!node.IsAnchored) return Replaced(node);
        return known.TryGetValue(node, out var part) ? part : known[node] = Replaced(node);
    }

    Part Replaced(Node node) => node switch
    {
        MapNode map => new MapPart(source, node.Line, Members(map.Pairs)) { Tag = node.Tag },
        ListNode list => new ListPart(source, node.Line, Items(list.Values)) { Tag = node.Tag },
        _ => Scalar(node),
    };

    Member[] Members(IReadOnlyList<Entry> entries)
    {
        var members = new Member[entries.Count];
        for (var index = 0; index < members.Length; index++) members[index] = new(entries[index].Key, new(source.File, entries[index].Line), Read(entries[index].Value));
        return members;
    }

    Part[] Items(IReadOnlyList<Node> nodes)
    {
        var items = new Part[nodes.Count];
        for (var index = 0; index < items.Length; index++) items[index] = Read(nodes[index]);
        return items;
    }

    ScalarPart Scalar(Node node)
    {
        if (node.Text is not { } text) return new(source, node.Line, null, []) { Tag = node.Tag };
        var replaced = interpolation.Replace(text);
        return new(source, node.Line, replaced.Text, replaced.Unset) { Tag = node.Tag };
    }
}
