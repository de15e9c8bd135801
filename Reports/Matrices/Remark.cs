using Evolution.Lab.Results;

namespace Evolution.Reports.Matrices;

/// <summary>The reason why something was not measured, or does not count.</summary>
/// <param name="Experiment">The experiment or cost.</param>
/// <param name="Topologies">The titles of the topologies to which it applies.</param>
/// <param name="Reason">The reason.</param>
/// <param name="IsError">Whether the measurement failed. If false, the measurement does not apply to these topologies.</param>
public sealed record Remark(string Experiment, IReadOnlyList<string> Topologies, string Reason, bool IsError)
{
    /// <summary>Returns the distinct remarks on a comparison.</summary>
    public static IReadOnlyList<Remark> Of(Comparison comparison)
    {
        var titles = MatrixColumn.Of(comparison).ToDictionary(column => column.Name, column => column.Title);
        return
        [
            .. comparison.Runs.SelectMany(GetReasons)
                .GroupBy(remark => (remark.Experiment, remark.Reason, remark.IsError), remark => titles[remark.Topology])
                .Select(remark => new Remark(remark.Key.Experiment, [.. remark.Distinct()], remark.Key.Reason, remark.Key.IsError)),
        ];
    }

    static IEnumerable<(string Experiment, string Topology, string Reason, bool IsError)> GetReasons(TopologyRun run) =>
    [
        .. run.Faults.SelectMany(fault => GetResultReasons(fault.Name, run.Name, fault.Objection, fault.Error)),
        .. run.Faults.Where(fault => fault.Void is not null).Select(fault => (fault.Name, run.Name, $"round {run.Round}: {fault.Void}", false)),
        .. GetResultReasons(run.Crashes?.Name ?? "", run.Name, null, run.Crashes?.Error),
        .. run.Costs.SelectMany(cost => GetResultReasons(cost.Name, run.Name, cost.Objection, cost.Error)),
    ];

    static IEnumerable<(string, string, string, bool)> GetResultReasons(string name, string topology, string? objection, string? error)
    {
        if (objection is not null) yield return (name, topology, objection, false);
        if (error is not null) yield return (name, topology, error, true);
    }
}
