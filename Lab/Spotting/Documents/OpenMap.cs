using YamlDotNet.Core;

namespace Evolution.Lab.Spotting.Documents;

/// <summary>A mapping whose end has not come yet. Merge keys (<c>&lt;&lt;</c>) give way to keys of its own, and earlier ones win over later ones.</summary>
sealed class OpenMap(int line, string? tag, AnchorName anchor) : OpenNode(anchor)
{
    const string MergeKey = "<<";

    readonly List<Entry> own = [];
    readonly List<Node> merged = [];
    (string Text, int Line, bool IsMerge)? key;

    public override Node Close()
    {
        var entries = new List<Entry>();
        var known = new Dictionary<string, int>();
        foreach (var entry in own)
        {
            if (known.TryAdd(entry.Key, entries.Count)) entries.Add(entry);
            else entries[known[entry.Key]] = entry;
        }
        foreach (var entry in merged.SelectMany(source => source.Entries))
        {
            if (known.TryAdd(entry.Key, entries.Count)) entries.Add(entry);
        }
        return new MapNode(line, entries) { Tag = tag };
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
        if (!pending.IsMerge) own.Add(new(pending.Text, pending.Line, node));
        else if (node is ListNode several) merged.AddRange(several.Values);
        else merged.Add(node);
    }
}
