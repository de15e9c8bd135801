using Evolution.Board.Live;
using Evolution.Control;

namespace Evolution.Board.Topologies;

/// <summary>What is chosen in the graph, as it stands in the address of the page, so that a link leads to it.</summary>
/// <param name="Node">The name of a resource, with prefix; null where none is chosen.</param>
/// <param name="Unit">The name of a deployment unit, with prefix; null where none is chosen.</param>
public sealed record Choice(string? Node, string? Unit)
{
    /// <summary>The part of the page that shows what is chosen.</summary>
    public const string Place = "details";

    public bool IsEmpty => string.IsNullOrEmpty(Node) && string.IsNullOrEmpty(Unit);

    public static string AddressOfNode(string name) => $"?node={Uri.EscapeDataString(name)}#{Place}";

    public static string AddressOfUnit(string unit) => $"?unit={Uri.EscapeDataString(unit)}#{Place}";

    /// <summary>The chosen resource of a topology, if it is there.</summary>
    public ResourceState? NodeOf(TopologyView topology) => topology.Resources.FirstOrDefault(resource => resource.Name == Node);

    /// <summary>Whether what is chosen is in that topology.</summary>
    public bool IsIn(TopologyView topology) => NodeOf(topology) is not null || topology.Resources.Any(resource => resource.Unit is not null && resource.Unit == Unit);
}
