using Evolution.Lab.Results;

namespace Evolution.Lab.Testing;

/// <summary>A comparison of all phases with realistic, constant measurements.</summary>
public static class SampleComparison
{
    static readonly string[] FaultNames = ["hang-service", "kill-service", "kill-database", "deploy", "break-contract", "kill-broker"];

    /// <summary>The unaffected share in phases 0 to 3, for each experiment.</summary>
    static readonly double[][] Unaffected = [[0.04, 0.97, 0.97, 0.99], [0.62, 0.66, 0.71, 1.00], [0.02, 0.02, 0.72, 0.97], [0.31, 0.30, 0.95, 1.00], [0.43, 1.00, 0.99, 1.00], [0, 0, 0, 0.88]];

    /// <summary>All four phases.</summary>
    public static Comparison Phases(int rounds = 1) => Of("phases", rounds, [.. Enumerable.Range(1, rounds).SelectMany(round => Enumerable.Range(0, 4).Select(phase => Phase(phase, round)))]);

    /// <summary>Phase 0, and two variants that change one aspect each.</summary>
    public static Comparison Aspects() => Of("aspects", 1,
        [Phase(0, 1), Phase(1, 1) with { Name = "phase 0, breaker=circuit-breaker", Phase = 0 }, Phase(2, 1) with { Name = "phase 0, deployment=unit-per-service", Phase = 0 }]);

    /// <summary>One experiment on one phase.</summary>
    public static Comparison Experiment(int phase = 1) => Of("experiment", 1, [Phase(phase, 1) with { Faults = [CreateFault(0, phase, 1)], Crashes = null, Costs = [] }]);

    /// <summary>One experiment on all phases.</summary>
    public static Comparison Experiment(string fault) => Of("experiment", 1,
        [.. Enumerable.Range(0, 4).Select(phase => Phase(phase, 1) with { Faults = [CreateFault(Array.IndexOf(FaultNames, fault), phase, 1)], Crashes = null, Costs = [] })]);

    /// <summary>A comparison with the given runs.</summary>
    public static Comparison Of(string kind, int rounds, IReadOnlyList<TopologyRun> runs) => new(Comparison.CurrentFormat, new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero),
        new(8, "Debian GNU/Linux 12", ".NET 10.0.1", 0.4), "processes", new(kind, "full", 200, 1, rounds, 500, 3, 10), runs)
    {
        Seconds = 812,
        Versions = new Dictionary<string, string> { ["evolution"] = "1.0.0", [".net"] = "10.0.1", ["postgresql"] = "15.8", ["redis"] = "7.0.15", ["rabbitmq"] = "3.10.8" },
    };

    /// <summary>A phase with all experiments.</summary>
    public static TopologyRun Phase(int phase, int round) => new($"phase {phase}", phase, round, SamplePhaseResults.GetAspects(phase), phase switch { 0 or 1 => "shared-transaction", 2 => "compensation", _ => "messages" })
    {
        Faults = [.. Enumerable.Range(0, FaultNames.Length).Select(index => CreateFault(index, phase, round))],
        Crashes = SamplePhaseResults.CreateCrashes(phase),
        Costs = SamplePhaseResults.CreateCosts(phase, round),
        Integrity = new(2_400, 2_480, 2_391, 1.2, []),
    };

    static FaultResult CreateFault(int index, int phase, int round)
    {
        var target = index is 0 ? "payments" : index is 5 ? null : "inventory";
        var result = new FaultResult(FaultNames[index], $"What does {FaultNames[index]} do to the others?", $"{FaultNames[index]} is active for 10 s.", target);
        if (index is 5 && phase < 3) return result with { Objection = "There is no broker: orders are sent over HTTP." };

        // Rounds differ slightly, as real measurements do.
        var unaffected = Math.Clamp(Unaffected[index][phase] + ((round - 1) * 0.04), 0, 1);
        return SampleFault.Fill(result, unaffected, recovered: phase is 0 && index is 0 ? null : 0.4 + (0.5 * index));
    }
}
