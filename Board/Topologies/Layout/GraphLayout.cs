using Evolution.Board.Live;
using Evolution.Board.Topologies.Mapping;
using static Evolution.Board.Topologies.Layout.Measures;

namespace Evolution.Board.Topologies.Layout;

/// <summary>
/// A topology drawn: the entry on top, a column for each service with its own stores below it, and at the bottom what is shared. Lines
/// to what is below run down in a channel at the left of each column, so that none crosses a node.
/// </summary>
/// <param name="Width">The width of the picture, in its own units.</param>
/// <param name="Height">Its height.</param>
/// <param name="Nodes">Services, stores and brokers.</param>
/// <param name="Edges">Who uses and calls whom.</param>
/// <param name="Frames">The deployment units.</param>
public sealed record GraphLayout(double Width, double Height, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, IReadOnlyList<GraphFrame> Frames)
{
    public static GraphLayout Of(TopologyView view) => Of(TopologyMap.Of(view));

    public static GraphLayout Of(TopologyMap map)
    {
        var places = NodePlacement.Of(map);
        GraphNode[] nodes = [.. map.Nodes.Select(node => new GraphNode(node, places.Boxes[node.Name], map.UsersOf(node).Count))];
        GraphFrame[] frames = [.. nodes.Where(node => node.Resource.Unit is not null).GroupBy(node => node.Resource.Unit!).Select(unit => new GraphFrame(unit.Key, Around([.. unit.Select(node => node.Box)])))];
        var edges = EdgeRouting.Of(map, places);
        return new(places.Width, frames.Select(frame => frame.Box.Bottom).DefaultIfEmpty().Max() + Margin, nodes, edges, frames);
    }

    static Box Around(Box[] boxes)
    {
        var inner = Box.Around(boxes);
        return new(inner.X - FramePadding, inner.Y - FrameTitle, inner.Width + 2 * FramePadding, inner.Height + FrameTitle + FramePadding);
    }
}
