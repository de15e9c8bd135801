namespace Evolution.AppHost.Dashboards;

/// <summary>Describes a topology as resource properties.</summary>
static class TopologyProperties
{
    static readonly Dictionary<int, string> Phases = new()
    {
        [0] = "distributed monolith",
        [1] = "hardening",
        [2] = "infrastructure independence",
        [3] = "microservices",
    };

    /// <summary>Returns the phase and the value of each aspect.</summary>
    public static IReadOnlyList<ResourcePropertySnapshot> GetAll(Topology topology) => [GetPhase(topology), .. GetAspects(topology)];

    public static ResourcePropertySnapshot GetPhase(Topology topology) => Create("phase", "Phase", $"{topology.Phase}: {Phases[topology.Phase]}");

    public static ResourcePropertySnapshot GetUnit(string name) => Create("unit", "Deployment unit", name);

    public static IReadOnlyList<ResourcePropertySnapshot> GetAspects(Topology topology) =>
        [.. TopologyArguments.GetAspects(topology).Select(aspect => Create($"aspect.{aspect.Key}", $"{char.ToUpperInvariant(aspect.Key[0])}{aspect.Key[1..]}", aspect.Value))];

    static ResourcePropertySnapshot Create(string name, string displayName, string value) => new($"evolution.{name}", value) { DisplayName = displayName, IsHighlighted = true };
}
