using Evolution.Board.Topologies.Mapping;
using static Evolution.Board.Topologies.Layout.LayoutMetrics;

namespace Evolution.Board.Topologies.Layout;

/// <summary>Routes the line from a service to a node below it.</summary>
static class DownwardRoute
{
    public static PlacedLink Of(GraphLink link, TopologyMap map, NodePositions positions, RoutingChannel channel)
    {
        var (from, to) = (positions.Boxes[link.From], positions.Boxes[link.To]);
        if (channel.OwnStores is [var first, ..] && first == link.To) return CreateLink(link, [new(to.CenterX, from.Bottom), new(to.CenterX, to.Y)]);

        var x = channel.GetX(link.To, from);
        if (channel.OwnStores.Contains(link.To)) return CreateLink(link, [new(x, from.Bottom), new(x, to.CenterY), new(to.X, to.CenterY)]);

        // Below the columns, the line can run diagonally to its end.
        var end = GetEndX(link, map, positions, x);
        GraphPoint[] start = from.Bottom < positions.ColumnsBottom && end != x ? [new(x, from.Bottom), new(x, positions.ColumnsBottom)] : [new(x, from.Bottom)];
        return CreateLink(link, [.. start, new(end, to.Y)]);
    }

    /// <summary>Returns the horizontal position at which a line ends on a shared node: directly below its start if that is possible for all lines, otherwise spread in the order of the columns.</summary>
    static double GetEndX(GraphLink link, TopologyMap map, NodePositions positions, double x)
    {
        var to = positions.Boxes[link.To];
        string[] users = [.. map.Columns.Select(service => service.Name).Where(map.GetUsers(map.Nodes.First(node => node.Name == link.To)).Contains)];
        var starts = users.Select(user => RoutingChannel.Of(map, map.Nodes.First(node => node.Name == user)).GetX(link.To, positions.Boxes[user]));
        return starts.All(start => start >= to.X + LaneWidth && start <= to.Right - LaneWidth)
            ? x
            : to.X + to.Width * (Array.IndexOf(users, link.From) + 1) / (users.Length + 1);
    }

    static PlacedLink CreateLink(GraphLink link, GraphPoint[] points)
    {
        var (previous, end) = (points[^2], points[^1]);
        return new(link, points, new((previous.X + end.X) / 2 + 8, end.Y - FrameTitleHeight - FrameGap / 2 + 5), "start");
    }
}
