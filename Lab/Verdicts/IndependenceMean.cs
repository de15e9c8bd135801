using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Calculates the independence of topologies, as defined by <see cref="Independence"/>.</summary>
public static class IndependenceMean
{
    /// <summary>Calculates the independence of every topology of a comparison, in the order of the runs.</summary>
    public static IReadOnlyList<Independence> Of(Comparison comparison)
    {
        var commonFaults = GetCommonFaults(comparison);
        return [.. comparison.Runs.GroupBy(run => run.Name).Select(topology => Of(topology.Key, [.. topology], commonFaults))];
    }

    /// <summary>Returns the experiments that ran on every topology.</summary>
    public static IReadOnlyList<string> GetCommonFaults(Comparison comparison)
    {
        var measuredFaults = comparison.Runs.GroupBy(run => run.Name)
            .Select(topology => topology.SelectMany(run => run.Faults).Where(fault => fault.Unaffected is not null).Select(fault => fault.Name).Distinct().ToArray())
            .Where(faults => faults is not []).ToArray();
        return measuredFaults is [] ? [] : [.. measuredFaults.Aggregate((common, faults) => [.. common.Intersect(faults)])];
    }

    static Independence Of(string name, IReadOnlyList<TopologyRun> repeats, IReadOnlyList<string> commonFaults)
    {
        var unaffected = repeats.Select(run => commonFaults.Select(fault => run.Faults.FirstOrDefault(result => result.Name == fault)?.Unaffected).ToArray()).ToArray();

        // A repetition without one of the experiments would have a different mean even if all other results were equal.
        var spread = Spread.Of(unaffected.Where(shares => shares.All(share => share is not null)).Select(shares => shares.Average()));
        if (spread is not null) return new(name, repeats[0].Phase, spread.Mean, spread.Lowest, spread.Highest, spread.Count);

        var mean = Enumerable.Range(0, commonFaults.Count).Select(fault => unaffected.Average(shares => shares[fault])).Average();
        return new(name, repeats[0].Phase, mean, null, null, 0);
    }
}
