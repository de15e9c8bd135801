using Evolution.Board.Live;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;

namespace Evolution.Board.Topologies.Graph;

/// <summary>The labels of the lines of the graph.</summary>
static class LinkLabel
{
    /// <summary>Returns the kind of link; null for a link to a store, since the shape of the store identifies it.</summary>
    public static string? Of(GraphLink link) => link.Kind switch
    {
        LinkKind.Http => "HTTP",
        LinkKind.Messages => "messages",
        _ => null,
    };

    /// <summary>Returns the state of the call's circuit breaker in two short lines; empty if the call has no breaker or the state is unknown.</summary>
    public static IReadOnlyList<string> GetBreakerLines(GraphLink link, TopologyView topology) =>
        link.Kind is LinkKind.Http && topology.Breakers.TryGetValue((topology.GetShortName(link.From), topology.GetShortName(link.To)), out var state) ? ["breaker", state] : [];
}
