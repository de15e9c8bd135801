using YamlDotNet.Core;

namespace Evolution.Spotting.Documents;

/// <summary>Builds a mapping. Its own keys take precedence over merge keys (<c>&lt;&lt;</c>), and earlier merge keys over later ones.</summary>
sealed class MapBuilder(int line, string? tag, AnchorName anchor) : NodeBuilder(anchor)
{
    const string MergeKey = "<<";

    // Most mappings are small. An index of their keys would take more memory than the mapping itself.
    const int MaxUnindexedEntries = 16;

    readonly List<Entry> entries = [];
    List<Node>? mergedNodes;
    Dictionary<string, int>? index;
    (string Text, int Line, bool IsMerge)? key;

    public override Node Build()
    {
        foreach (var entry in (mergedNodes ?? []).SelectMany(source => source.Entries))
        {
            if (IndexOf(entry.Key) < 0) Append(entry);
        }
        return new MapNode(line, entries.ToArray()) { Tag = tag, HasAnchor = !Anchor.IsEmpty };
    }

    protected override void Add(Node node, bool isPlain)
    {
        if (key is not { } pending)
        {
            // The supported formats have no lists or mappings as keys; such a key is skipped with its value.
            key = (node.Text ?? "", node.Line, isPlain && node.Text is MergeKey);
            return;
        }
        key = null;
        if (!pending.IsMerge) Set(new(pending.Text, pending.Line, node));
        else if (node is ListNode list) (mergedNodes ??= []).AddRange(list.Values);
        else (mergedNodes ??= []).Add(node);
    }

    void Set(Entry entry)
    {
        if (IndexOf(entry.Key) is >= 0 and var existing) entries[existing] = entry;
        else Append(entry);
    }

    void Append(Entry entry)
    {
        index?.Add(entry.Key, entries.Count);
        entries.Add(entry);
        if (index is null && entries.Count > MaxUnindexedEntries) index = entries.Select((entry, position) => (entry.Key, position)).ToDictionary();
    }

    int IndexOf(string name)
    {
        if (index is not null) return index.TryGetValue(name, out var existing) ? existing : -1;
        return entries.FindIndex(entry => entry.Key == name);
    }
}

/// <summary>Builds a list.</summary>
sealed class ListBuilder(int line, string? tag, AnchorName anchor) : NodeBuilder(anchor)
{
    readonly List<Node> items = [];

    public override Node Build() => new ListNode(line, items.ToArray()) { Tag = tag, HasAnchor = !Anchor.IsEmpty };

    protected override void Add(Node node, bool isPlain) => items.Add(node);
}

/// <summary>Builds a list or mapping from the nodes in it.</summary>
abstract class NodeBuilder(AnchorName anchor)
{
    public AnchorName Anchor => anchor;

    /// <summary>The number of values with every alias expanded.</summary>
    public long Size { get; private set; } = 1;

    public void Add(Node node, long size, bool isPlain)
    {
        Size += size;
        Add(node, isPlain);
    }

    public abstract Node Build();

    protected abstract void Add(Node node, bool isPlain);
}
