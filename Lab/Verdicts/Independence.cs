using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>
/// How independent a topology's services are of each other: the mean of <see cref="FaultResult.Unaffected"/> over the fault
/// experiments that have a meaning on every topology of the comparison, so that all are measured by the same.
/// </summary>
/// <param name="Name">The topology.</param>
/// <param name="Phase">The phase it started from.</param>
/// <param name="Mean">The mean over the experiments and repetitions, 0 to 1; null where nothing was measured.</param>
/// <param name="Lowest">The mean over the experiments of the repetition where it was lowest.</param>
/// <param name="Highest">The same where it was highest.</param>
/// <param name="Repeats">How many repetitions there were in which all of these experiments were done.</param>
public sealed record Independence(string Name, int Phase, double? Mean, double? Lowest, double? Highest, int Repeats)
{
    /// <summary>Of every topology of a comparison, in its order.</summary>
    public static IReadOnlyList<Independence> Of(Comparison comparison)
    {
        var common = CommonFaults(comparison);
        return [.. comparison.Runs.GroupBy(run => run.Name).Select(topology => Of(topology.Key, [.. topology], common))];
    }

    /// <summary>The experiments that were done on every topology.</summary>
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

        // A repetition without one of the experiments would have another mean without anything having gone otherwise.
        var complete = Spread.Of(unaffected.Where(shares => shares.All(share => share is not null)).Select(shares => shares.Average()));
        if (complete is not null) return new(name, repeats[0].Phase, complete.Mean, complete.Lowest, complete.Highest, complete.Count);

        var mean = Enumerable.Range(0, common.Count).Select(fault => unaffected.Average(shares => shares[fault])).Average();
        return new(name, repeats[0].Phase, mean, null, null, 0);
    }
}
