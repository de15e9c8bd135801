using YamlDotNet.Core;

namespace Evolution.Spotting.Documents;

/// <summary>A list or mapping whose end has not come yet.</summary>
abstract class OpenNode(AnchorName anchor)
{
    public AnchorName Anchor => anchor;

    /// <summary>How many values it comes to with every alias written out.</summary>
    public long Size { get; private set; } = 1;

    public void Add(Node node, long size, bool isPlain)
    {
        Size += size;
        Add(node, isPlain);
    }

    public abstract Node Close();

    protected abstract void Add(Node node, bool isPlain);
}
