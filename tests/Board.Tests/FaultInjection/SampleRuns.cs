using Evolution.Lab.Experiments;
using Evolution.Lab.Results;

namespace Evolution.Board.Tests.FaultInjection;

/// <summary>Experiment results with known figures.</summary>
static class SampleRuns
{
    /// <summary>Creates the result of an experiment on a phase.</summary>
    public static TopologyRun CreateRun(int phase, IExperimentFault fault, double unaffected, double? recoveredAfter, params string[] violations) => CreateRun(phase, CreateResult(fault) with
    {
        Unaffected = unaffected,
        GoodOfAll = unaffected / 2,
        RecoveredAfter = recoveredAfter,
        Fault = new(1, 10, []),
        Integrity = new(10, 10, 10, 0.1, violations),
    });

    public static TopologyRun CreateRun(int phase, FaultResult result) => new($"phase {phase}", phase, 1, new Dictionary<string, string>(), "shared-transaction") { Faults = [result] };

    public static FaultResult CreateResult(IExperimentFault fault) => new(fault.Name, fault.Question, fault.Procedure, fault.TargetService);

    public static Comparison CreateComparison(params TopologyRun[] runs) => new(Comparison.CurrentFormat, new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero), new(2, "Linux", ".NET", null), "processes",
        new("experiment", "full", 100, 1, 1, 500, 2, 10), runs);
}
