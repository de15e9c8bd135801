using YamlDotNet.Core;

namespace Evolution.Spotting.Documents;

/// <summary>A mapping that is still being read. Its own keys take precedence over merge keys (<c>&lt;&lt;</c>), and earlier merge keys over later ones.</summary>
sealed class OpenMap(int line, string? tag, AnchorName anchor) : OpenNode(anchor)
{
    const string MergeKey = "<<";

    // Most mappings are small, and an index of the keys would take more memory than the mapping.
    const int Small = 16;

    readonly List<Entry> entries = [];
    List<Node>? merged;
    Dictionary<string, int>? index;
    (string Text, int Line, bool IsMerge)? key;

    public override Node Close()
    {
        foreach (var entry in (merged ?? []).SelectMany(source => source.Entries))
        {
            if (IndexOf(entry.Key) < 0) Append(entry);
        }
        return new MapNode(line, entries.ToArray()) { Tag = tag, IsAnchored = !Anchor.IsEmpty };
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
        if (!pending.IsMerge) Put(new(pending.Text, pending.Line, node));
        else if (node is ListNode several) (merged ??= []).AddRange(several.Values);
        else (merged ??= []).Add(node);
    }

    void Put(Entry entry)
    {
        if (IndexOf(entry.Key) is >= 0 and var known) entries[known] = entry;
        else Append(entry);
    }

    void Append(Entry entry)
    {
        index?.Add(entry.Key, entries.Count);
        entries.Add(entry);
        if (index is null && entries.Count > Small) index = entries.Select((known, position) => (known.Key, position)).ToDictionary();
    }

    int IndexOf(string name)
    {
        if (index is not null) return index.TryGetValue(name, out var known) ? known : -1;
        return entries.FindIndex(entry => entry.Key == name);
    }
}

/// <summary>A list that is still being read.</summary>
sealed class OpenList(int line, string? tag, AnchorName anchor) : OpenNode(anchor)
{
    readonly List<Node> items = [];

    public override Node Close() => new ListNode(line, items.ToArray()) { Tag = tag, IsAnchored = !Anchor.IsEmpty };

    protected override void Add(Node node, bool isPlain) => items.Add(node);
}

/// <summary>A list or mapping that is still being read.</summary>
abstract class OpenNode(AnchorName anchor)
{
    public AnchorName Anchor => anchor;

    /// <summary>The number of values with every alias expanded.</summary>
    public long Size { get; private set; } = 1;

    public void Add(Node node, long size, bool isPlain)
    {
        Size += size;
        Add(node, isPlain);
    }

    public abstract Node Close();

    protected abstract void Add(Node node, bool isPlain);
}
