using Evolution.Board.Topologies.Mapping;
using Evolution.Control;
using static Evolution.Board.Topologies.Layout.Measures;

namespace Evolution.Board.Topologies.Layout;

/// <summary>
/// The lines that run down at the left of a service's column, each in its own lane: outside those to shared nodes, inside those
/// that turn to the service's own lower stores, so that they do not cross.
/// </summary>
/// <param name="Shared">The shared nodes that the service uses, from left to right.</param>
/// <param name="Own">The service's own stores. The first is directly below it and needs no lane.</param>
sealed record Channel(string[] Shared, string[] Own)
{
    public static Channel Of(TopologyMap map, ResourceState service) => new(
        [.. map.Shared.Select(node => node.Name).Where(node => map.Links.Any(link => link.From == service.Name && link.To == node))],
        [.. map.OwnOf(service).Select(store => store.Name)]);

    int Lanes => Shared.Length + Math.Max(Own.Length - 1, 0);

    /// <summary>The width of the channel, which is part of the column's width.</summary>
    public double Width => Lanes > 0 ? (Lanes + 1) * Lane : 0;

    /// <summary>Returns the horizontal position of the lane to a node.</summary>
    /// <param name="target">A shared node, or one of the lower own stores.</param>
    /// <param name="column">The box of the service.</param>
    public double X(string target, Box column)
    {
        var shared = Array.IndexOf(Shared, target);
        // With nothing below the service, the lines are spread over its width.
        if (Own is []) return column.X + column.Width * (shared + 1) / (Shared.Length + 1);
        var lane = shared >= 0 ? shared : Lanes - Array.IndexOf(Own, target);
        return column.X + (lane + 1) * Lane;
    }
}
