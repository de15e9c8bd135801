using Evolution.Board.Topologies.Mapping;
using Evolution.Control;
using static Evolution.Board.Topologies.Layout.Measures;

namespace Evolution.Board.Topologies.Layout;

/// <summary>Routes each line around all nodes.</summary>
static class EdgeRouting
{
    public static IReadOnlyList<GraphEdge> Of(TopologyMap map, NodePlacement places) => [.. map.Links.Select(link => Route(link, map, places)).OfType<GraphEdge>()];

    static GraphEdge? Route(GraphLink link, TopologyMap map, NodePlacement places)
    {
        var caller = map.Nodes.First(node => node.Name == link.From);
        var (from, to) = (places.Boxes[link.From], places.Boxes[link.To]);
        if (link.Kind is not LinkKind.Http) return DownwardRoute.Of(link, map, places, Channel.Of(map, caller));
        return map.Entries.Contains(caller) ? FromEntry(link, from, to) : CallRoute.Of(link, map, places);
    }

    /// <summary>Routes straight down, left of the name of the callee's frame.</summary>
    static GraphEdge FromEntry(GraphLink link, Box from, Box to)
    {
        var x = to.X + Lane;
        var start = new GraphPoint(Math.Clamp(x, from.X + Lane, from.Right - Lane), from.Bottom);
        return new(link, [start, new(x, to.Y)], new(x + 7, from.Bottom + FramePadding + Strip / 2 + 5), "start");
    }
}
