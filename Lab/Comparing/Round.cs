using Evolution.Lab.Experiments;
using Evolution.Lab.Statistics;

namespace Evolution.Lab.Comparing;

/// <summary>One round of a comparison: every experiment runs once on every topology, under conditions that are as similar as possible.</summary>
/// <param name="Number">The number of the round, starting at 1.</param>
/// <param name="Variants">The topologies in the order in which they are measured.</param>
/// <param name="Faults">The faults in the order in which they are injected into each topology.</param>
public sealed record Round(int Number, IReadOnlyList<Variant> Variants, IReadOnlyList<IExperimentFault> Faults)
{
    /// <summary>
    /// Creates the rounds of a plan. The topologies are in the order of a Latin square, and the faults in random order, so that neither what
    /// precedes a measurement nor a machine that becomes slower favors a topology or an experiment.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="seed">The seed of the orders.</param>
    public static IReadOnlyList<Round> Create(MeasurementPlan plan, int seed)
    {
        var random = new Random(seed);
        var rows = WilliamsSquare.Create(plan.Variants.Count).ToArray();
        random.Shuffle(rows);
        return
        [
            .. Enumerable.Range(1, plan.Rounds).Select(number => new Round(
                number,
                // With a single round, in the order in which they were requested.
                plan.Rounds is 1 ? plan.Variants : [.. rows[(number - 1) % rows.Length].Select(index => plan.Variants[index])],
                plan.Rounds is 1 ? plan.Faults : Shuffle(plan.Faults, random))),
        ];
    }

    static IReadOnlyList<IExperimentFault> Shuffle(IReadOnlyList<IExperimentFault> faults, Random random)
    {
        IExperimentFault[] shuffled = [.. faults];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
