using Evolution.Board.Topologies.Mapping;
using static Evolution.Board.Topologies.Layout.Measures;

namespace Evolution.Board.Topologies.Layout;

/// <summary>Routes the line from a service to a node below it.</summary>
static class DownwardRoute
{
    public static GraphEdge Of(GraphLink link, TopologyMap map, NodePlacement places, Channel channel)
    {
        var (from, to) = (places.Boxes[link.From], places.Boxes[link.To]);
        if (channel.Own is [var first, ..] && first == link.To) return Line(link, [new(to.CenterX, from.Bottom), new(to.CenterX, to.Y)]);

        var x = channel.X(link.To, from);
        if (channel.Own.Contains(link.To)) return Line(link, [new(x, from.Bottom), new(x, to.CenterY), new(to.X, to.CenterY)]);

        // Below all columns, the line may be diagonal to its end.
        var end = Port(link, map, places, x);
        GraphPoint[] straight = from.Bottom < places.ColumnsBottom && end != x ? [new(x, from.Bottom), new(x, places.ColumnsBottom)] : [new(x, from.Bottom)];
        return Line(link, [.. straight, new(end, to.Y)]);
    }

    /// <summary>Returns where a line ends on a shared node: directly below its start, if that is possible for all lines, and otherwise spread in the order of the columns.</summary>
    static double Port(GraphLink link, TopologyMap map, NodePlacement places, double x)
    {
        var to = places.Boxes[link.To];
        string[] users = [.. map.Columns.Select(service => service.Name).Where(map.UsersOf(map.Nodes.First(node => node.Name == link.To)).Contains)];
        var starts = users.Select(user => Channel.Of(map, map.Nodes.First(node => node.Name == user)).X(link.To, places.Boxes[user]));
        return starts.All(start => start >= to.X + Lane && start <= to.Right - Lane)
            ? x
            : to.X + to.Width * (Array.IndexOf(users, link.From) + 1) / (users.Length + 1);
    }

    static GraphEdge Line(GraphLink link, GraphPoint[] points)
    {
        var (before, end) = (points[^2], points[^1]);
        return new(link, points, new((before.X + end.X) / 2 + 8, end.Y - FrameTitle - Strip / 2 + 5), "start");
    }
}
