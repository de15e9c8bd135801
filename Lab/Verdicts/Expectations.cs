using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>
/// What the plan lets one expect of each step, beside what was measured. What contradicts it is shown like what agrees, and what
/// could not be measured says why.
/// </summary>
public static class Expectations
{
    /// <summary>Each expectation whose topologies were looked at with its experiment.</summary>
    public static IReadOnlyList<Finding> Of(Comparison comparison) =>
    [
        .. Shares.Select(expected => expected.Judge(comparison)).OfType<Finding>(),
        .. Observations.Select(expected => expected.Judge(comparison)).OfType<Finding>(),
        .. Quantities.Select(expected => expected.Judge(comparison)).OfType<Finding>(),
        .. CrashExpectations.Of(comparison),
    ];

    // Callers give up after 2.5 s (RemoteServiceOptions.TotalLimit); what is over before tells nothing of how they fare then.
    const double TwiceTheLimit = 5;

    /// <summary>In which step the services that were not hurt are to suffer less.</summary>
    static readonly IReadOnlyList<ShareExpectation> Shares =
    [
        new("A circuit breaker and time limits (phase 1) keep callers from drowning with a service that hangs.", "hang-service", 0, 1) { Lasting = TwiceTheLimit },
        new("They keep slowness from spreading.", "slow-service", 0, 1),
        new("Versioned contracts (phase 1) let a service be rolled out with the next release before its callers.", "break-contract", 0, 1),
        new("A cache of its own (phase 1) lets a service's cache die alone.", "kill-cache", 0, 1),
        new("A database server of its own (phase 2) lets a service's database die alone.", "kill-database", 1, 2),
        new("It keeps a noisy neighbour from the others.", "hog-database", 1, 2),
        new("A deployment unit of its own (phase 2) lets a service be deployed alone.", "deploy", 1, 2),
        new("Messages (phase 3) let orders be taken while a service is gone.", "kill-service", 2, 3),
        new("Service discovery (phase 3) finds a service that moved.", "move-service", 2, 3),
    ];

    /// <summary>In which step others are to keep what a fault takes from them.</summary>
    static readonly IReadOnlyList<ObservationExpectation> Observations =
    [
        new("A cache of its own (phase 1) keeps a service's entries while another floods its cache.", "flood-cache", "cache hits of orders", 0, 1),
    ];

    /// <summary>What is to be the cheaper the more is shared.</summary>
    static readonly IReadOnlyList<QuantityExpectation> Quantities =
    [
        new("The distributed monolith starts sooner than microservices.", "start-up", "ready", 0, 3, IsLess: true),
        new("It needs less memory.", "footprint", "memory", 0, 3, IsLess: true),
        new("One JOIN is faster than composing three services' answers.", "sales-report", "p50 at 10,000 orders", 0, 2, IsLess: true),
        new("A projection is faster than a JOIN.", "sales-report", "p50 at 10,000 orders", 3, 0, IsLess: true),
        new("A transaction serves more orders than compensation over HTTP.", "capacity", "orders", 0, 2, IsLess: false),
    ];
}
