using Evolution.Board.Live;
using Evolution.Control;

namespace Evolution.Board.Topologies;

/// <summary>The selection in the graph. It is part of the page's address, so that a link can lead to it.</summary>
/// <param name="Node">The name of a resource, with prefix; null if none is chosen.</param>
/// <param name="Unit">The name of a deployment unit, with prefix; null if none is chosen.</param>
public sealed record Choice(string? Node, string? Unit)
{
    /// <summary>The ID of the page element that shows the selection.</summary>
    public const string Place = "details";

    public bool IsEmpty => string.IsNullOrEmpty(Node) && string.IsNullOrEmpty(Unit);

    public static string AddressOfNode(string name) => $"?node={Uri.EscapeDataString(name)}#{Place}";

    public static string AddressOfUnit(string unit) => $"?unit={Uri.EscapeDataString(unit)}#{Place}";

    /// <summary>Returns the chosen resource of a topology; null if it has no such resource.</summary>
    public ResourceState? NodeOf(TopologyView topology) => topology.Resources.FirstOrDefault(resource => resource.Name == Node);

    /// <summary>Returns whether the chosen resource or unit is in a topology.</summary>
    public bool IsIn(TopologyView topology) => NodeOf(topology) is not null || topology.Resources.Any(resource => resource.Unit is not null && resource.Unit == Unit);
}
