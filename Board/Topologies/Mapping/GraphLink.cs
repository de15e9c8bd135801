using Evolution.Control;

namespace Evolution.Board.Topologies.Mapping;

/// <summary>A link between two nodes: a call, or the use of a store or broker. Links to several databases on one server are merged into one.</summary>
/// <param name="From">The service, including the topology prefix.</param>
/// <param name="To">The target: a service, the server of a store, or a broker.</param>
/// <param name="Kind">The kind of link.</param>
public sealed record GraphLink(string From, string To, LinkKind Kind);
