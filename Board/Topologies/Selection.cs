using Evolution.Board.Live;
using Evolution.Control;

namespace Evolution.Board.Topologies;

/// <summary>The selection in the graph. It is part of the page's URL, so that links can open it.</summary>
/// <param name="Node">The name of a resource, including the topology prefix; null if none is selected.</param>
/// <param name="Unit">The name of a deployment unit, including the topology prefix; null if none is selected.</param>
public sealed record Selection(string? Node, string? Unit)
{
    /// <summary>The ID of the page element that shows the selection.</summary>
    public const string ElementId = "details";

    public bool IsEmpty => string.IsNullOrEmpty(Node) && string.IsNullOrEmpty(Unit);

    public static string GetNodeUrl(string name) => $"?node={Uri.EscapeDataString(name)}#{ElementId}";

    public static string GetUnitUrl(string unit) => $"?unit={Uri.EscapeDataString(unit)}#{ElementId}";

    /// <summary>Returns the selected resource of a topology; null if the topology does not contain it.</summary>
    public ResourceState? FindNode(TopologyView topology) => topology.Resources.FirstOrDefault(resource => resource.Name == Node);

    /// <summary>Returns whether the selected resource or unit is in a topology.</summary>
    public bool IsIn(TopologyView topology) => FindNode(topology) is not null || topology.Resources.Any(resource => resource.Unit is not null && resource.Unit == Unit);
}
