using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>
/// The effort of a topology, as far as it can be counted: what it adds to phase 0, as a share of what phase 3 adds, in servers,
/// deployment units, processes, memory and aspects changed.
/// </summary>
/// <param name="Shares">The share by what was counted, 0 where it adds nothing and 1 where it adds as much as phase 3.</param>
public sealed record Effort(IReadOnlyDictionary<string, double> Shares)
{
    /// <summary>The mean of them; null where nothing could be counted.</summary>
    public double? Mean => Shares.Count is 0 ? null : Shares.Values.Average();

    /// <summary>The effort of one run, measured from the first of the plan to the last.</summary>
    /// <param name="run">The topology.</param>
    /// <param name="first">Phase 0.</param>
    /// <param name="last">Phase 3.</param>
    public static Effort Of(TopologyRun run, TopologyRun first, TopologyRun last)
    {
        var shares = new Dictionary<string, double>
        {
            ["aspects changed"] = (double)Changed(run, first) / Math.Max(1, Changed(last, first)),
        };
        foreach (var (cost, quantity, name) in Counted)
        {
            if (Value(run, cost, quantity) is { } here && Value(first, cost, quantity) is { } before && Value(last, cost, quantity) is { } after && after > before)
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

    static double? Value(TopologyRun run, string cost, string quantity) => run.Costs.FirstOrDefault(measured => measured.Name == cost)?[quantity];
}
