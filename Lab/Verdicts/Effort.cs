using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>
/// The effort of a topology: the servers, deployment units, processes, memory and changed aspects that it adds to phase 0, each as a
/// share of what phase 3 adds.
/// </summary>
/// <param name="Shares">The shares by quantity: 0 if the topology adds nothing, 1 if it adds as much as phase 3.</param>
public sealed record Effort(IReadOnlyDictionary<string, double> Shares)
{
    /// <summary>The mean of the shares; null if only the changed aspects are known, which require no measurement.</summary>
    public double? Mean => Shares.Count < 2 ? null : Shares.Values.Average();

    /// <summary>Calculates the effort of a topology, relative to the first and the last phase of the plan.</summary>
    /// <param name="runs">The topology's rounds.</param>
    /// <param name="first">The rounds of phase 0.</param>
    /// <param name="last">The rounds of phase 3.</param>
    public static Effort Of(IReadOnlyList<TopologyRun> runs, IReadOnlyList<TopologyRun> first, IReadOnlyList<TopologyRun> last)
    {
        var shares = new Dictionary<string, double>
        {
            ["aspects changed"] = (double)CountChangedAspects(runs[0], first[0]) / Math.Max(1, CountChangedAspects(last[0], first[0])),
        };
        foreach (var (cost, quantity, name) in MeasuredQuantities)
        {
            if (GetMean(runs, cost, quantity) is { } current && GetMean(first, cost, quantity) is { } before && GetMean(last, cost, quantity) is { } after && after > before)
                shares[name] = (current - before) / (after - before);
        }
        return new(shares);
    }

    /// <summary>The quantities that count as effort, in addition to the changed aspects.</summary>
    static readonly (string Cost, string Quantity, string Name)[] MeasuredQuantities =
    [
        ("start-up", "servers", "servers"),
        ("start-up", "deployment units", "deployment units"),
        ("start-up", "processes", "processes"),
        ("footprint", "memory", "memory"),
    ];

    static int CountChangedAspects(TopologyRun run, TopologyRun first) => run.Aspects.Count(aspect => first.Aspects.GetValueOrDefault(aspect.Key) != aspect.Value);

    static double? GetMean(IReadOnlyList<TopologyRun> runs, string cost, string quantity) =>
        Spread.Of(runs.Select(run => run.Costs.FirstOrDefault(measured => measured.Name == cost)?[quantity]))?.Mean;
}
