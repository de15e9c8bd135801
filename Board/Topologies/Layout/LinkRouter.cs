using Evolution.Board.Drawing;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;
using static Evolution.Board.Topologies.Layout.LayoutMetrics;

namespace Evolution.Board.Topologies.Layout;

/// <summary>Routes each line around all nodes.</summary>
static class LinkRouter
{
    public static IReadOnlyList<PlacedLink> Of(TopologyMap map, NodePositions positions) => [.. map.Links.Select(link => Route(link, map, positions)).OfType<PlacedLink>()];

    static PlacedLink? Route(GraphLink link, TopologyMap map, NodePositions positions)
    {
        var caller = map.Nodes.First(node => node.Name == link.From);
        var (from, to) = (positions.Boxes[link.From], positions.Boxes[link.To]);
        if (link.Kind is not LinkKind.Http) return DownwardRoute.Of(link, map, positions, RoutingChannel.Of(map, caller));
        return map.EntryPoints.Contains(caller) ? RouteFromEntryPoint(link, from, to) : CallRoute.Of(link, map, positions);
    }

    /// <summary>Routes straight down, to the left of the title of the callee's frame.</summary>
    static PlacedLink RouteFromEntryPoint(GraphLink link, Box from, Box to)
    {
        var x = to.X + LaneWidth;
        var start = new GraphPoint(Math.Clamp(x, from.X + LaneWidth, from.Right - LaneWidth), from.Bottom);
        return new(link, [start, new(x, to.Y)], new(x + 7, from.Bottom + FramePadding + FrameGap / 2 + 5), "start");
    }
}
