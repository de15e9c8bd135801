namespace Evolution.Board.Live;

/// <summary>What is known of the host at one moment.</summary>
/// <param name="Topologies">What it runs; what was last known while it is away.</param>
/// <param name="Error">Why it cannot be asked now, for people; null where it can.</param>
sealed record HostView(IReadOnlyList<TopologyView> Topologies, string? Error)
{
    /// <summary>Before the host was asked for the first time.</summary>
    public static readonly HostView Unknown = new([], null);

    /// <summary>The topology of that prefix.</summary>
    /// <returns>Null where there is none (any more).</returns>
    public TopologyView? this[string prefix] => Topologies.FirstOrDefault(topology => topology.State.Prefix == prefix);
}
