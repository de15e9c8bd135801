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
/// <param name="Repeats">How many repetitions there were.</param>
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
            .Select(topology => topology.SelectMany(run => run.Faults).Where(fault => fault.Unaffected is not null).Select(fault => fault.Name).ToHashSet())
            .Where(faults => faults.Count > 0).ToArray();
        return measured is [] ? [] : [.. measured.Aggregate(measured[0].AsEnumerable(), (common, faults) => common.Intersect(faults))];
    }

    static Independence Of(string name, IReadOnlyList<TopologyRun> repeats, IReadOnlyList<string> common)
    {
        var means = repeats
            .Select(run => run.Faults.Where(fault => common.Contains(fault.Name)).Select(fault => fault.Unaffected).OfType<double>().ToArray())
            .Where(unaffected => unaffected is not []).Select(unaffected => unaffected.Average()).ToArray();
        return means is [] ? new(name, repeats[0].Phase, null, null, null, 0) : new(name, repeats[0].Phase, means.Average(), means.Min(), means.Max(), means.Length);
    }
}
