using YamlDotNet.Core;

namespace Evolution.Spotting.Documents;

/// <summary>A mapping whose end has not come yet. Merge keys (<c>&lt;&lt;</c>) give way to keys of its own, and earlier ones win over later ones.</summary>
sealed class OpenMap(int line, string? tag, AnchorName anchor) : OpenNode(anchor)
{
    const string MergeKey = "<<";

    // Most mappings are small, and an index of their keys would take more memory than they do.
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
            // A list or mapping as a key means nothing in the formats that are read here; its value is passed over with it.
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
