using Evolution.Board.Live;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;

namespace Evolution.Board.Topologies.Graph;

/// <summary>What is written at a line of the graph.</summary>
static class LinkLabel
{
    /// <summary>How it is called; nothing where it is a store, which is seen by its shape.</summary>
    public static string? Of(GraphLink link) => link.Kind switch
    {
        LinkKind.Http => "HTTP",
        LinkKind.Messages => "messages",
        _ => null,
    };

    /// <summary>The state of the call's circuit breaker in two short lines; none where it has no breaker or its state is not known now.</summary>
    public static IReadOnlyList<string> BreakerOf(GraphLink link, TopologyView topology) =>
        link.Kind is LinkKind.Http && topology.Breakers.TryGetValue((topology.ShortName(link.From), topology.ShortName(link.To)), out var state) ? ["breaker", state] : [];
}
