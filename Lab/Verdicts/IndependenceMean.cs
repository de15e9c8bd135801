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

    /// <summary>Calculates the independence of phases in each round in which all of them have the results of every common experiment.</summary>
    /// <param name="comparison">The measurements.</param>
    /// <param name="phases">The phases.</param>
    /// <returns>The means of each round, in the order of <paramref name="phases"/>.</returns>
    public static IReadOnlyList<IReadOnlyList<double>> OfRounds(Comparison comparison, IReadOnlyList<int> phases)
    {
        var commonFaults = GetCommonFaults(comparison);
        return
        [
            .. comparison.Runs.Select(run => run.Round).Distinct().Order()
                .Select(round => phases.Select(phase => comparison.GetRuns(phase).FirstOrDefault(run => run.Round == round) is { } run ? GetMean(run, commonFaults) : null).ToArray())
                .Where(means => means.All(mean => mean is not null))
                .Select(means => means.OfType<double>().ToArray()),
        ];
    }

    /// <summary>Calculates the mean over the experiments; null if one of them is missing, because the mean of the others would not be comparable.</summary>
    static double? GetMean(TopologyRun run, IReadOnlyList<string> faults)
    {
        double?[] shares = [.. faults.Select(fault => run.Faults.FirstOrDefault(result => result.Name == fault && result.Void is null)?.Unaffected)];
        return shares is [] || shares.Contains(null) ? null : shares.Average();
    }

    static Independence Of(string name, IReadOnlyList<TopologyRun> rounds, IReadOnlyList<string> commonFaults)
    {
        var unaffected = rounds.Select(run => commonFaults.Select(fault => run.Faults.FirstOrDefault(result => result.Name == fault)?.Unaffected).ToArray()).ToArray();

        // A round without one of the experiments would have a different mean even if all other results were equal.
        var spread = Spread.Of(unaffected.Where(shares => shares.All(share => share is not null)).Select(shares => shares.Average()));
        if (spread is not null) return new(name, rounds[0].Phase, spread.Mean, spread.Lowest, spread.Highest, spread.Count);

        var mean = Enumerable.Range(0, commonFaults.Count).Select(fault => unaffected.Average(shares => shares[fault])).Average();
        return new(name, rounds[0].Phase, mean, null, null, 0);
    }
}
