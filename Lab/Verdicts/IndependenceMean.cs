using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Calculates how independent topologies are: see <see cref="Independence"/>.</summary>
public static class IndependenceMean
{
    /// <summary>Calculates the independence of every topology of a comparison, in its order.</summary>
    public static IReadOnlyList<Independence> Of(Comparison comparison)
    {
        var common = CommonFaults(comparison);
        return [.. comparison.Runs.GroupBy(run => run.Name).Select(topology => Of(topology.Key, [.. topology], common))];
    }

    /// <summary>Returns the experiments that ran on every topology.</summary>
    public static IReadOnlyList<string> CommonFaults(Comparison comparison)
    {
        var measured = comparison.Runs.GroupBy(run => run.Name)
            .Select(topology => topology.SelectMany(run => run.Faults).Where(fault => fault.Unaffected is not null).Select(fault => fault.Name).Distinct().ToArray())
            .Where(faults => faults is not []).ToArray();
        return measured is [] ? [] : [.. measured.Aggregate((common, faults) => [.. common.Intersect(faults)])];
    }

    static Independence Of(string name, IReadOnlyList<TopologyRun> repeats, IReadOnlyList<string> common)
    {
        var unaffected = repeats.Select(run => common.Select(fault => run.Faults.FirstOrDefault(result => result.Name == fault)?.Unaffected).ToArray()).ToArray();

        // A repetition without one of the experiments would have a different mean even if all other results were equal.
        var complete = Spread.Of(unaffected.Where(shares => shares.All(share => share is not null)).Select(shares => shares.Average()));
        if (complete is not null) return new(name, repeats[0].Phase, complete.Mean, complete.Lowest, complete.Highest, complete.Count);

        var mean = Enumerable.Range(0, common.Count).Select(fault => unaffected.Average(shares => shares[fault])).Average();
        return new(name, repeats[0].Phase, mean, null, null, 0);
    }
}
