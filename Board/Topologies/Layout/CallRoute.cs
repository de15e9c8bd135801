using Evolution.Board.Topologies.Mapping;
using Evolution.Control;
using static Evolution.Board.Topologies.Layout.Measures;

namespace Evolution.Board.Topologies.Layout;

/// <summary>Routes the arrow from one service to another: straight to a neighbor, and above the row to a more distant one.</summary>
static class CallRoute
{
    /// <summary>The distance of each arrow from the center line if two services call each other.</summary>
    const double Apart = 12;

    public static GraphEdge Of(GraphLink link, TopologyMap map, NodePlacement places)
    {
        var (from, to) = (places.Boxes[link.From], places.Boxes[link.To]);
        var isBack = map.Links.Contains(new(link.To, link.From, LinkKind.Http));
        return Math.Abs(from.X - to.X) <= ColumnWidth + ColumnGap ? Straight(link, from, to, isBack) : Above(link, from, to, places);
    }

    static GraphEdge Straight(GraphLink link, Box from, Box to, bool isBack)
    {
        var isRightward = to.X > from.X;
        var y = from.CenterY + (!isBack ? 0 : isRightward ? -Apart : Apart);
        var (start, end) = isRightward ? (from.Right, to.X) : (from.X, to.Right);
        return new(link, [new(start, y), new(end, y)], new((start + end) / 2, y - 6), "middle");
    }

    static GraphEdge Above(GraphLink link, Box from, Box to, NodePlacement places)
    {
        var y = places.ServicesTop - FrameTitle - 4;
        var (start, end) = (from.X + 1.6 * Lane, to.X + 2.2 * Lane);
        return new(link, [new(start, from.Y), new(start, y), new(end, y), new(end, to.Y)], new((start + end) / 2, y - 6), "middle");
    }
}
