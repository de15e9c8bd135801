
namespace Evolution.Lab.Advising;

/// <summary>
/// What the plan has against a broken condition: the aspects that answer it, and so the lowest phase in which all of them have changed.
/// <list type="table">
/// <listheader><term>condition</term><description>aspects, phase and reason</description></listheader>
/// <item><term><c>team</c></term><description><c>contracts</c> (from phase 1) and <c>deployment</c> (from phase 2): phase 2. People wait for each other where a change of the shared package, or a deploy, is everybody's.</description></item>
/// <item><term><c>requests-per-second</c></term><description><c>databases</c> (from phase 2) and <c>messaging</c> (phase 3): phase 3. Servers of their own divide the load of the stores, but while services call each other every order still waits for all of them. With messages, an order is taken by one service, and the others work at their own pace.</description></item>
/// <item><term><c>deploys-per-day</c></term><description><c>deployment</c> (from phase 2): phase 2. A unit of its own is deployed without a pause of the others. Phase 3 adds pipelines, which part the work before the deploy.</description></item>
/// <item><term><c>one-server</c></term><description><c>caches</c> (from phase 1), <c>databases</c> and <c>deployment</c> (from phase 2): phase 2. What is a store or a unit of its own can be put on a server of its own.</description></item>
/// <item><term><c>independent-scaling</c></term><description><c>databases</c>, <c>deployment</c> (from phase 2), <c>addressing</c> and <c>messaging</c> (phase 3): phase 3. A service that has one instance more needs a unit and a store of its own, callers that find the instance, and a queue that shares the work out.</description></item>
/// </list>
/// </summary>
/// <param name="ConditionId">The condition.</param>
/// <param name="Aspects">The aspects that must change, as on the command line.</param>
/// <param name="Reason">How they answer it, for people.</param>
public sealed record Remedy(string ConditionId, IReadOnlyList<string> Aspects, string Reason)
{
    /// <summary>One for each condition of the formula, in its order.</summary>
    public static IReadOnlyList<Remedy> All { get; } =
    [
        new("team", ["contracts", "deployment"], "versioned contracts and units of their own let people change and deploy their service without the others"),
        new("requests-per-second", ["databases", "messaging"], "databases of their own divide the load, and with messages an order no longer waits for every service"),
        new("deploys-per-day", ["deployment"], "a unit per service is deployed without the others"),
        new("one-server", ["caches", "databases", "deployment"], "caches, databases and units of their own can each be put on a server of its own"),
        new("independent-scaling", ["databases", "deployment", "addressing", "messaging"], "a unit and a database of its own, found by its name, with a queue that shares out the work"),
    ];

    /// <summary>The one for a condition.</summary>
    public static Remedy Of(Condition condition) => All.Single(remedy => remedy.ConditionId == condition.Id);

    /// <summary>The lowest phase in which all of its aspects are other than in phase 0.</summary>
    public int Phase => Topology.Phases.First(topology => Aspects.All(aspect => HasChanged(topology, aspect))).Phase;

    static bool HasChanged(Topology topology, string aspect) => TopologyArguments.AspectsOf(topology)[aspect] != TopologyArguments.AspectsOf(Topology.Phases[0])[aspect];
}
