using YamlDotNet.Core;

namespace Evolution.Spotting.Documents;

/// <summary>A list whose end has not come yet.</summary>
sealed class OpenList(int line, string? tag, AnchorName anchor) : OpenNode(anchor)
{
    readonly List<Node> items = [];

    public override Node Close() => new ListNode(line, items.ToArray()) { Tag = tag, IsAnchored = !Anchor.IsEmpty };

    protected override void Add(Node node, bool isPlain) => items.Add(node);
}
