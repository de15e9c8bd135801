namespace Evolution.Board.Live;

/// <summary>The known state of the host at one moment.</summary>
/// <param name="Topologies">The running topologies; the last known ones while the host is not reachable.</param>
/// <param name="Error">The reason why the host is not reachable, as text for the user; null if it is reachable.</param>
sealed record HostView(IReadOnlyList<TopologyView> Topologies, string? Error)
{
    /// <summary>The state before the first read.</summary>
    public static readonly HostView Unknown = new([], null);

    /// <summary>Returns the topology with a prefix.</summary>
    /// <returns>Null if there is none (any more).</returns>
    public TopologyView? this[string prefix] => Topologies.FirstOrDefault(topology => topology.State.Prefix == prefix);
}
