using Evolution.Board.Live;
using Evolution.Reports.Matrices;

namespace Evolution.Board.Topologies;

/// <summary>The titles of running topologies.</summary>
static class PhaseTitle
{
    /// <summary>Returns the title of a topology with the name of its phase.</summary>
    public static string Of(TopologyView topology) => MatrixColumn.Phases.ElementAtOrDefault(topology.State.Phase) is { } name ? $"{topology.Title}: {name}" : topology.Title;

    /// <summary>Returns the heading of the page.</summary>
    public static string Of(IReadOnlyList<TopologyView> topologies) => topologies switch
    {
        [] => "No topology is running",
        [var topology] => Of(topology),
        _ => string.Join(" and ", topologies.Select((topology, index) => index is 0 ? topology.Title : topology.Title.ToLowerInvariant())),
    };
}
