using Evolution.Lab.Spotting.Documents;

namespace Evolution.Lab.Spotting.Compose;

/// <summary>Replaces the variables of a document. What aliases share stays shared, so that the time is that of the document as it was written.</summary>
sealed class PartReader(Source source, Interpolation interpolation)
{
    // Not worth remembering below: most values are short, and no alias refers to them.
    const int Short = 64;

    readonly Dictionary<Node, Part> known = new(ReferenceEqualityComparer.Instance);

    public Part Read(Node node)
    {
        if (node is ScalarNode { Value: null or { Length: <= Short } }) return Scalar(node);
        if (known.TryGetValue(node, out var part)) return part;
        return known[node] = node switch
        {
            MapNode => new MapPart(source, node.Line, [.. node.Entries.Select(entry => new Member(entry.Key, new(source.File, entry.Line), Read(entry.Value)))]) { Tag = node.Tag },
            ListNode => new ListPart(source, node.Line, [.. node.Items.Select(Read)]) { Tag = node.Tag },
            _ => Scalar(node),
        };
    }

    ScalarPart Scalar(Node node)
    {
        if (node.Text is not { } text) return new(source, node.Line, null, []) { Tag = node.Tag };
        var replaced = interpolation.Replace(text);
        return new(source, node.Line, replaced.Text, replaced.Unset) { Tag = node.Tag };
    }
}
