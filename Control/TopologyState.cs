namespace Evolution.Control;

/// <summary>A topology that a host runs.</summary>
/// <param name="Phase">The number of the phase that it is based on.</param>
/// <param name="Prefix">The prefix of its resources' names; empty if it runs alone.</param>
/// <param name="Placement">How Orders places an order: <c>shared-transaction</c>, <c>compensation</c> or <c>messages</c>.</param>
/// <param name="Aspects">Its aspects and their values, as they are written on the command line.</param>
public sealed record TopologyState(int Phase, string Prefix, string Placement, IReadOnlyDictionary<string, string> Aspects);
