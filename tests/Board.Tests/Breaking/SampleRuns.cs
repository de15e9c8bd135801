using Evolution.Lab.Experiments;
using Evolution.Lab.Results;

namespace Evolution.Board.Tests.Breaking;

/// <summary>Experiment results with known figures.</summary>
static class SampleRuns
{
    /// <summary>A phase with an unaffected share of the other services' requests.</summary>
    public static TopologyRun Phase(int phase, IExperimentFault fault, double unaffected, double? recovered, params string[] violations) => Phase(phase, ResultOf(fault) with
    {
        Unaffected = unaffected,
        GoodOfAll = unaffected / 2,
        RecoveredAfter = recovered,
        Fault = new(1, 10, []),
        Integrity = new(10, 10, 10, 0.1, violations),
    });

    public static TopologyRun Phase(int phase, FaultResult result) => new($"phase {phase}", phase, 1, new Dictionary<string, string>(), "shared-transaction") { Faults = [result] };

    public static FaultResult ResultOf(IExperimentFault fault) => new(fault.Name, fault.Question, fault.Procedure, fault.Hurt);

    public static Comparison Of(params TopologyRun[] runs) => new(Comparison.CurrentFormat, new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero), new(2, "Linux", ".NET", null), "processes",
        new("experiment", "full", 100, 1, 1, 500, 2, 10), runs);
}
