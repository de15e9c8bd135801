using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scalar = YamlDotNet.Core.Events.Scalar;

namespace Evolution.Spotting.Documents;

/// <summary>Builds the trees of the documents in a stream from parser events, one after the other.</summary>
sealed class TreeBuilder(string file)
{
    readonly Stack<NodeBuilder> openNodes = new();
    readonly Dictionary<string, (Node Node, long Size)> anchors = [];
    long repeatedNodes;

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
        Add(new ScalarNode(GetLine(scalar), isNull ? null : scalar.Value) { Tag = GetTag(scalar), IsLiteral = scalar.Style is ScalarStyle.Literal, HasAnchor = !scalar.Anchor.IsEmpty }, 1, scalar.Anchor, scalar.Style is ScalarStyle.Plain);
    }

    public void Add(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out var target)) throw CreateException(alias, $"the alias *{alias.Value.Value} refers to an anchor that is not defined before it");
        if ((repeatedNodes += target.Size) > YamlReader.MaxRepeatedNodes) throw CreateException(alias, $"the aliases repeat more than {YamlReader.MaxRepeatedNodes:N0} keys and values");
        Add(target.Node, target.Size, default, isPlain: false);
    }

    public void Begin(NodeEvent start)
    {
        if (openNodes.Count == YamlReader.MaxDepth) throw CreateException(start, $"the document is nested more than {YamlReader.MaxDepth} levels deep");
        openNodes.Push(start is MappingStart ? new MapBuilder(GetLine(start), GetTag(start), start.Anchor) : new ListBuilder(GetLine(start), GetTag(start), start.Anchor));
    }

    public void End()
    {
        var completed = openNodes.Pop();
        Add(completed.Build(), completed.Size, completed.Anchor, isPlain: false);
    }

    void Add(Node node, long size, AnchorName anchor, bool isPlain)
    {
        if (size > YamlReader.MaxValues) throw new UnreadableFileException(new(file, node.Line), $"the document expands to more than {YamlReader.MaxValues:N0} values");
        if (!anchor.IsEmpty) anchors[anchor.Value] = (node, size);
        if (openNodes.TryPeek(out var parent)) parent.Add(node, size, isPlain);
        else Root = node;
    }

    UnreadableFileException CreateException(ParsingEvent parsingEvent, string reason) => new(new(file, GetLine(parsingEvent)), reason);

    static int GetLine(ParsingEvent parsingEvent) => (int)Math.Max(1, parsingEvent.Start.Line);

    static string? GetTag(NodeEvent node) => node.Tag is { IsEmpty: false, IsNonSpecific: false } tag ? tag.Value : null;
}
