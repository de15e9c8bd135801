using Evolution.Board.Drawing;
using Evolution.Board.Live;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;
using static Evolution.Board.Topologies.Layout.LayoutMetrics;

namespace Evolution.Board.Topologies.Layout;

/// <summary>
/// The layout of a topology: the entry point at the top, a column for each service with its own stores below it, and shared nodes at the bottom. Lines
/// to lower nodes run in a channel at the left of each column, so that they cross no node.
/// </summary>
/// <param name="Width">The width of the graph, in the graph's units.</param>
/// <param name="Height">The height of the graph.</param>
/// <param name="Nodes">Services, stores and brokers.</param>
/// <param name="Edges">The lines of the links.</param>
/// <param name="Frames">The deployment units.</param>
public sealed record GraphLayout(double Width, double Height, IReadOnlyList<PlacedResource> Nodes, IReadOnlyList<PlacedLink> Edges, IReadOnlyList<PlacedUnit> Frames)
{
    public static GraphLayout Of(TopologyView view) => Of(TopologyMap.Of(view));

    public static GraphLayout Of(TopologyMap map)
    {
        var positions = NodePositions.Of(map);
        PlacedResource[] nodes = [.. map.Nodes.Select(node => new PlacedResource(node, positions.Boxes[node.Name], map.GetUsers(node).Count))];
        PlacedUnit[] frames = [.. nodes.Where(node => node.Resource.Unit is not null).GroupBy(node => node.Resource.Unit!).Select(unit => new PlacedUnit(unit.Key, CreateFrame([.. unit.Select(node => node.Box)])))];
        var edges = LinkRouter.Of(map, positions);
        return new(positions.Width, frames.Select(frame => frame.Box.Bottom).DefaultIfEmpty().Max() + Margin, nodes, edges, frames);
    }

    static Box CreateFrame(Box[] boxes)
    {
        var content = Box.Around(boxes);
        return new(content.X - FramePadding, content.Y - FrameTitleHeight, content.Width + 2 * FramePadding, content.Height + FrameTitleHeight + FramePadding);
    }
}

/// <summary>The line of a link.</summary>
/// <param name="Link">The link that the line represents.</param>
/// <param name="Points">The corners, from the source to the target of the link.</param>
/// <param name="Label">The position at which the label starts, is centered or ends, depending on <paramref name="Anchor"/>.</param>
/// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
public sealed record PlacedLink(GraphLink Link, IReadOnlyList<GraphPoint> Points, GraphPoint Label, string Anchor);

/// <summary>The frame around a deployment unit.</summary>
/// <param name="Unit">The deployment unit, with the prefix of its topology.</param>
/// <param name="Box">The area around all nodes of the unit, with space for its name at the top.</param>
public sealed record PlacedUnit(string Unit, Box Box);

/// <summary>A service, store or broker with its position.</summary>
/// <param name="Resource">The resource and its state.</param>
/// <param name="Box">The area in which it is drawn.</param>
/// <param name="UserCount">The number of services that use it, if it is a store or broker.</param>
public sealed record PlacedResource(ResourceState Resource, Box Box, int UserCount)
{
    /// <summary>Whether several services use it.</summary>
    public bool IsShared => UserCount > 1;
}

/// <summary>A point in the graph, in the graph's units, from the upper left corner.</summary>
public readonly record struct GraphPoint(double X, double Y);
