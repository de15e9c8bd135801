using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>
/// The effort of a topology, as far as it can be counted: what it adds to phase 0, as a share of what phase 3 adds, in servers,
/// deployment units, processes, memory and aspects changed.
/// </summary>
/// <param name="Shares">The share by what was counted, 0 where it adds nothing and 1 where it adds as much as phase 3.</param>
public sealed record Effort(IReadOnlyDictionary<string, double> Shares)
{
    /// <summary>The mean of them; null where only aspects could be counted, which is known without measuring.</summary>
    public double? Mean => Shares.Count < 2 ? null : Shares.Values.Average();

    /// <summary>The effort of a topology, measured from the first of the plan to the last.</summary>
    /// <param name="runs">The topology's repetitions.</param>
    /// <param name="first">Those of phase 0.</param>
    /// <param name="last">Those of phase 3.</param>
    public static Effort Of(IReadOnlyList<TopologyRun> runs, IReadOnlyList<TopologyRun> first, IReadOnlyList<TopologyRun> last)
    {
        var shares = new Dictionary<string, double>
        {
            ["aspects changed"] = (double)Changed(runs[0], first[0]) / Math.Max(1, Changed(last[0], first[0])),
        };
        foreach (var (cost, quantity, name) in Counted)
        {
            if (MeanOf(runs, cost, quantity) is { } here && MeanOf(first, cost, quantity) is { } before && MeanOf(last, cost, quantity) is { } after && after > before)
                shares[name] = (here - before) / (after - before);
        }
        return new(shares);
    }

    /// <summary>What is counted: which quantity of which cost.</summary>
    static readonly (string Cost, string Quantity, string Name)[] Counted =
    [
        ("start-up", "servers", "servers"),
        ("start-up", "deployment units", "deployment units"),
        ("start-up", "processes", "processes"),
        ("footprint", "memory", "memory"),
    ];

    static int Changed(TopologyRun run, TopologyRun first) => run.Aspects.Count(aspect => first.Aspects.GetValueOrDefault(aspect.Key) != aspect.Value);

    static double? MeanOf(IReadOnlyList<TopologyRun> runs, string cost, string quantity) =>
        Spread.Of(runs.Select(run => run.Costs.FirstOrDefault(measured => measured.Name == cost)?[quantity]))?.Mean;
}
