using Evolution.Control;

namespace Evolution.Board.Live;

/// <summary>A snapshot of a running topology.</summary>
/// <param name="State">The phase and aspects of the topology.</param>
/// <param name="Resources">Its services, stores and broker, with their last known usage.</param>
/// <param name="Breakers">The state of each circuit breaker, <c>closed</c>, <c>open</c>, <c>half-open</c> or <c>isolated</c>, by caller and callee, excluding the topology prefix.</param>
public sealed record TopologyView(TopologyState State, IReadOnlyList<ResourceState> Resources, IReadOnlyDictionary<(string Caller, string Callee), string> Breakers)
{
    /// <summary>The display name.</summary>
    public string Title => $"Phase {State.Phase}";

    /// <summary>Returns a resource's name, excluding the topology prefix.</summary>
    public string GetShortName(string resource) => resource[State.Prefix.Length..];

    /// <summary>The services, in the host's order.</summary>
    public IEnumerable<ResourceState> Services => Resources.Where(resource => resource.IsService);
}
