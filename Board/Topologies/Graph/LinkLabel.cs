using Evolution.Board.Live;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;

namespace Evolution.Board.Topologies.Graph;

/// <summary>The labels of the lines of the graph.</summary>
static class LinkLabel
{
    /// <summary>Returns the kind of link; null for a store, which its shape identifies.</summary>
    public static string? Of(GraphLink link) => link.Kind switch
    {
        LinkKind.Http => "HTTP",
        LinkKind.Messages => "messages",
        _ => null,
    };

    /// <summary>Returns the state of the call's circuit breaker in two short lines; empty if it has no breaker or the state is unknown.</summary>
    public static IReadOnlyList<string> BreakerOf(GraphLink link, TopologyView topology) =>
        link.Kind is LinkKind.Http && topology.Breakers.TryGetValue((topology.ShortName(link.From), topology.ShortName(link.To)), out var state) ? ["breaker", state] : [];
}
