using Evolution.Control;

namespace Evolution.Board.Topologies.Mapping;

/// <summary>That one node of the graph uses or calls another. Several databases on one server are one link to that server.</summary>
/// <param name="From">The service, with the prefix of its topology.</param>
/// <param name="To">What it uses or calls: a service, a server of a store, or a broker.</param>
/// <param name="Kind">How it reaches it.</param>
public sealed record GraphLink(string From, string To, LinkKind Kind);
