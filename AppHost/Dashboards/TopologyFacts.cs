namespace Evolution.AppHost.Dashboards;

/// <summary>Describes a topology as properties of a resource.</summary>
static class TopologyFacts
{
    static readonly Dictionary<int, string> Phases = new()
    {
        [0] = "distributed monolith",
        [1] = "hardening",
        [2] = "infrastructure independence",
        [3] = "microservices",
    };

    /// <summary>Returns the phase and the value of each aspect.</summary>
    public static IReadOnlyList<ResourcePropertySnapshot> Of(Topology topology) => [PhaseOf(topology), .. AspectsOf(topology)];

    public static ResourcePropertySnapshot PhaseOf(Topology topology) => Fact("phase", "Phase", $"{topology.Phase}: {Phases[topology.Phase]}");

    public static ResourcePropertySnapshot Unit(string name) => Fact("unit", "Deployment unit", name);

    public static IReadOnlyList<ResourcePropertySnapshot> AspectsOf(Topology topology) =>
        [.. TopologyArguments.AspectsOf(topology).Select(aspect => Fact($"aspect.{aspect.Key}", $"{char.ToUpperInvariant(aspect.Key[0])}{aspect.Key[1..]}", aspect.Value))];

    static ResourcePropertySnapshot Fact(string name, string displayName, string value) => new($"evolution.{name}", value) { DisplayName = displayName, IsHighlighted = true };
}
