using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scalar = YamlDotNet.Core.Events.Scalar;

namespace Evolution.Spotting.Documents;

/// <summary>Builds the trees of a stream's documents from parser events, one after the other.</summary>
sealed class TreeBuilder(string file)
{
    readonly Stack<OpenNode> open = new();
    readonly Dictionary<string, (Node Node, long Size)> anchors = [];
    long repeated;

    /// <summary>The tree; null until it is complete, and for an empty document.</summary>
    public Node? Root { get; private set; }

    /// <summary>Begins the next document, which cannot refer to anchors of earlier ones.</summary>
    public void BeginDocument()
    {
        Root = null;
        anchors.Clear();
    }

    public void Add(Scalar scalar)
    {
        var isNull = scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL", Tag.IsEmpty: true };
        Add(new ScalarNode(LineOf(scalar), isNull ? null : scalar.Value) { Tag = TagOf(scalar), IsLiteral = scalar.Style is ScalarStyle.Literal, IsAnchored = !scalar.Anchor.IsEmpty }, 1, scalar.Anchor, scalar.Style is ScalarStyle.Plain);
    }

    public void Add(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out var target)) throw Refusal(alias, $"the alias *{alias.Value.Value} refers to nothing before it");
        if ((repeated += target.Size) > YamlReader.MaxRepeatedNodes) throw Refusal(alias, $"its aliases repeat more than {YamlReader.MaxRepeatedNodes:N0} keys and values");
        Add(target.Node, target.Size, default, isPlain: false);
    }

    public void Begin(NodeEvent start)
    {
        if (open.Count == YamlReader.MaxDepth) throw Refusal(start, $"it is nested more than {YamlReader.MaxDepth} levels deep");
        open.Push(start is MappingStart ? new OpenMap(LineOf(start), TagOf(start), start.Anchor) : new OpenList(LineOf(start), TagOf(start), start.Anchor));
    }

    public void End()
    {
        var ended = open.Pop();
        Add(ended.Close(), ended.Size, ended.Anchor, isPlain: false);
    }

    void Add(Node node, long size, AnchorName anchor, bool isPlain)
    {
        if (size > YamlReader.MaxValues) throw new UnreadableException(new(file, node.Line), $"it comes to more than {YamlReader.MaxValues:N0} values");
        if (!anchor.IsEmpty) anchors[anchor.Value] = (node, size);
        if (open.TryPeek(out var parent)) parent.Add(node, size, isPlain);
        else Root = node;
    }

    UnreadableException Refusal(ParsingEvent at, string reason) => new(new(file, LineOf(at)), reason);

    static int LineOf(ParsingEvent at) => (int)Math.Max(1, at.Start.Line);

    static string? TagOf(NodeEvent node) => node.Tag is { IsEmpty: false, IsNonSpecific: false } tag ? tag.Value : null;
}
