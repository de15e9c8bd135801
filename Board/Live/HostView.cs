namespace Evolution.Board.Live;

/// <summary>A snapshot of the known state of the host.</summary>
/// <param name="Topologies">The running topologies; the last known ones while the host is not reachable.</param>
/// <param name="Error">The reason why the host is not reachable, as user-facing text; null if it is reachable.</param>
sealed record HostView(IReadOnlyList<TopologyView> Topologies, string? Error)
{
    /// <summary>The state before the first read.</summary>
    public static readonly HostView Unknown = new([], null);

    /// <summary>Returns the topology that has the given prefix.</summary>
    /// <returns>Null if no such topology is running.</returns>
    public TopologyView? this[string prefix] => Topologies.FirstOrDefault(topology => topology.State.Prefix == prefix);
}
