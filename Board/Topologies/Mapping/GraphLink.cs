using Evolution.Control;

namespace Evolution.Board.Topologies.Mapping;

/// <summary>A use or call of one node of the graph by another. Several databases on one server are one link to that server.</summary>
/// <param name="From">The service, with the prefix of its topology.</param>
/// <param name="To">The used or called node: a service, the server of a store, or a broker.</param>
/// <param name="Kind">The kind of link.</param>
public sealed record GraphLink(string From, string To, LinkKind Kind);
