namespace Evolution.Control;

/// <summary>A topology that a host runs.</summary>
/// <param name="Phase">The phase it started from.</param>
/// <param name="Prefix">What its resources' names begin with; empty where it runs alone.</param>
/// <param name="Placement">How Orders places an order: <c>shared-transaction</c>, <c>compensation</c> or <c>messages</c>.</param>
/// <param name="Aspects">Its aspects and their values, as on the command line.</param>
public sealed record TopologyState(int Phase, string Prefix, string Placement, IReadOnlyDictionary<string, string> Aspects);
