using Evolution.Lab.Results;

namespace Evolution.Lab.Testing;

/// <summary>Realistic aspects, costs and crash results of a phase.</summary>
public static class SamplePhaseResults
{
    static readonly string[][] AspectValues =
    [
        ["shared", "shared", "unversioned", "none", "environment-variables", "http", "one-unit"],
        ["per-service", "shared", "semver", "circuit-breaker", "environment-variables", "http", "one-unit"],
        ["per-service", "per-service", "api-contracts", "circuit-breaker", "environment-variables", "http", "unit-per-service"],
        ["per-service", "per-service", "message-contracts", "circuit-breaker", "service-discovery", "rabbitmq", "pipeline-per-service"],
    ];

    static readonly string[] Steps = ["before the stock is taken", "after the stock is taken", "after the charge", "before the order is confirmed"];

    public static IReadOnlyDictionary<string, string> GetAspects(int phase) => new[] { "caches", "databases", "contracts", "breaker", "addressing", "messaging", "deployment" }
        .Zip(AspectValues[phase]).ToDictionary(aspect => aspect.First, aspect => aspect.Second);

    public static IReadOnlyList<CostResult> CreateCosts(int phase, int round) =>
    [
        new("start-up", "How much must be started, and how long does it take?")
        {
            Quantities = [new("ready", new[] { 4.1, 4.6, 6.2, 11.8 }[phase] + (round * 0.1), "s"), new("servers", new[] { 2, 4, 6, 7 }[phase]), new("services", 4), new("processes", new[] { 14, 16, 24, 27 }[phase]), new("deployment units", new[] { 1, 1, 5, 5 }[phase])],
        },
        new("footprint", "How much memory does the shop use, and how much CPU time while idle?")
        {
            Quantities = [new("memory", new[] { 702.4, 741.0, 1_013.9, 1_290.5 }[phase], "MiB"), new("idle processor", new[] { 0.02, 0.03, 0.04, 0.11 }[phase], "cores")],
        },
        new("capacity", "How many orders per second can the shop sustain, and what are the latencies up to that rate?") { Quantities = [new("orders", phase is 2 ? null : new[] { 410.0, 395, 0, 620 }[phase], "/s")], Note = "The highest rate at which 99% of orders are good." },
        new("sales-report", "How long does the sales report take with many orders, and how stale is it?") { Quantities = [new("p50 at 10,000 orders", new[] { 21.3, 21.9, 187, 1.4 }[phase], "ms"), new("stale for", phase is 3 ? 0.4 : 0, "s")] },
    ];

    public static CrashResult CreateCrashes(int phase) => new("crash-mid-order", "Which orders are inconsistent, immediately and 30 s after a crash?", "At every named step of placing an order, the service that executes it is killed and restarted.")
    {
        LaterSeconds = 31,
        Steps = [.. Steps.Select((step, index) => phase < 2 || index is 0
            ? new CrashStep("orders", $"point-{index}", step, "503", "nothing", false, "nothing", false)
            : new CrashStep(index is 2 ? "payments" : "orders", $"point-{index}", step, phase is 3 ? "202" : "connection lost", "order pending, stock taken, not charged", true, phase is 3 ? "order confirmed, stock taken, charged" : "no order, stock not taken, refunded", false))],
    };
}
