using Evolution.Board.Drawing;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;
using static Evolution.Board.Topologies.Layout.LayoutMetrics;

namespace Evolution.Board.Topologies.Layout;

/// <summary>Routes the arrow from one service to another: straight to a neighbor, and above the row to a more distant one.</summary>
static class CallRoute
{
    /// <summary>The distance of each arrow from the center line if two services call each other.</summary>
    const double PairOffset = 12;

    public static PlacedLink Of(GraphLink link, TopologyMap map, NodePositions positions)
    {
        var (from, to) = (positions.Boxes[link.From], positions.Boxes[link.To]);
        var isBidirectional = map.Links.Contains(new(link.To, link.From, LinkKind.Http));
        return Math.Abs(from.X - to.X) <= ColumnWidth + ColumnGap ? RouteStraight(link, from, to, isBidirectional) : RouteAbove(link, from, to, positions);
    }

    static PlacedLink RouteStraight(GraphLink link, Box from, Box to, bool isBidirectional)
    {
        var isRightward = to.X > from.X;
        var y = from.CenterY + (!isBidirectional ? 0 : isRightward ? -PairOffset : PairOffset);
        var (start, end) = isRightward ? (from.Right, to.X) : (from.X, to.Right);
        return new(link, [new(start, y), new(end, y)], new((start + end) / 2, y - 6), "middle");
    }

    static PlacedLink RouteAbove(GraphLink link, Box from, Box to, NodePositions positions)
    {
        var y = positions.ServicesTop - FrameTitleHeight - 4;
        var (start, end) = (from.X + 1.6 * LaneWidth, to.X + 2.2 * LaneWidth);
        return new(link, [new(start, from.Y), new(start, y), new(end, y), new(end, to.Y)], new((start + end) / 2, y - 6), "middle");
    }
}
