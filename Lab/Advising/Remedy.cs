namespace Evolution.Lab.Advising;

/// <summary>
/// The remedy for a condition that does not hold: the aspects that must change, and therefore the lowest phase in which all of them have changed.
/// <list type="table">
/// <listheader><term>condition</term><description>aspects, phase and reason</description></listheader>
/// <item><term><c>team</c></term><description><c>contracts</c> (from phase 1) and <c>deployment</c> (from phase 2): phase 2. With one shared package and one deployment, people wait for each other.</description></item>
/// <item><term><c>requests-per-second</c></term><description><c>databases</c> (from phase 2) and <c>messaging</c> (phase 3): phase 3. Separate servers divide the load of the stores, but as long as services call each other, every order waits for all of them. With messages, one service accepts an order, and the others work at their own pace.</description></item>
/// <item><term><c>deploys-per-day</c></term><description><c>deployment</c> (from phase 2): phase 2. Separate units are deployed without interrupting the others. Phase 3 adds pipelines, which separate the work before the deployment.</description></item>
/// <item><term><c>one-server</c></term><description><c>caches</c> (from phase 1), <c>databases</c> and <c>deployment</c> (from phase 2): phase 2. Separate stores and units can run on separate servers.</description></item>
/// <item><term><c>independent-scaling</c></term><description><c>databases</c>, <c>deployment</c> (from phase 2), <c>addressing</c> and <c>messaging</c> (phase 3): phase 3. To add an instance, a service needs its own unit and store, callers that find the instance, and a queue that distributes the work.</description></item>
/// </list>
/// </summary>
/// <param name="ConditionId">The ID of the condition.</param>
/// <param name="Aspects">The aspects that must change, as on the command line.</param>
/// <param name="Reason">The reason why they help, for display.</param>
public sealed record Remedy(string ConditionId, IReadOnlyList<string> Aspects, string Reason)
{
    /// <summary>The remedies for all conditions of the formula, in the order in which it lists them.</summary>
    public static IReadOnlyList<Remedy> All { get; } =
    [
        new("team", ["contracts", "deployment"], "versioned contracts and separate deployment units let people change and deploy their service independently"),
        new("requests-per-second", ["databases", "messaging"], "separate databases divide the load, and with messages an order no longer waits for every service"),
        new("deploys-per-day", ["deployment"], "each service is deployed without the others"),
        new("one-server", ["caches", "databases", "deployment"], "caches, databases and units can each run on their own server"),
        new("independent-scaling", ["databases", "deployment", "addressing", "messaging"], "a service with its own unit and database can be found by name, and a queue distributes the work"),
    ];

    /// <summary>Returns the remedy for a condition.</summary>
    public static Remedy Of(Condition condition) => All.Single(remedy => remedy.ConditionId == condition.Id);

    /// <summary>The lowest phase in which all of its aspects differ from phase 0.</summary>
    public int Phase => Topology.Phases.First(topology => Aspects.All(aspect => HasChanged(topology, aspect))).Phase;

    static bool HasChanged(Topology topology, string aspect) => TopologyArguments.GetAspects(topology)[aspect] != TopologyArguments.GetAspects(Topology.Phases[0])[aspect];
}
