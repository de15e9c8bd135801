using Evolution.Board.Drawing;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;
using static Evolution.Board.Topologies.Layout.LayoutMetrics;

namespace Evolution.Board.Topologies.Layout;

/// <summary>
/// The vertical lines at the left of a service's column, each in its own lane. Lines to shared nodes are in the outer lanes, lines to
/// the service's own stores in the inner ones, so that they do not cross.
/// </summary>
/// <param name="SharedNodes">The shared nodes that the service uses, from left to right.</param>
/// <param name="OwnStores">The service's own stores. The first is directly below it and needs no lane.</param>
sealed record RoutingChannel(string[] SharedNodes, string[] OwnStores)
{
    public static RoutingChannel Of(TopologyMap map, ResourceState service) => new(
        [.. map.SharedNodes.Select(node => node.Name).Where(node => map.Links.Any(link => link.From == service.Name && link.To == node))],
        [.. map.GetOwnStores(service).Select(store => store.Name)]);

    int LaneCount => SharedNodes.Length + Math.Max(OwnStores.Length - 1, 0);

    /// <summary>The width of the channel, which is part of the column's width.</summary>
    public double Width => LaneCount > 0 ? (LaneCount + 1) * LaneWidth : 0;

    /// <summary>Returns the horizontal position of the lane to a node.</summary>
    /// <param name="target">A shared node, or one of the own stores except the first.</param>
    /// <param name="column">The box of the service.</param>
    public double GetX(string target, Box column)
    {
        var sharedIndex = Array.IndexOf(SharedNodes, target);
        // Without own stores, the lines are spread over the width of the service.
        if (OwnStores is []) return column.X + column.Width * (sharedIndex + 1) / (SharedNodes.Length + 1);
        var laneIndex = sharedIndex >= 0 ? sharedIndex : LaneCount - Array.IndexOf(OwnStores, target);
        return column.X + (laneIndex + 1) * LaneWidth;
    }
}
