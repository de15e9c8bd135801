using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;

namespace Evolution.Lab.Comparing;

/// <summary>
/// Compares what the plan promises with what was measured. Contradictions are reported like confirmations, and a promise that could not
/// be measured gives the reason.
/// </summary>
public static class Expectations
{
    /// <summary>Returns a finding for each promise whose phases were both measured: faults by phase, costs, and crashes in the middle of an order.</summary>
    public static IReadOnlyList<Finding> Of(Comparison comparison) => Of(comparison, FaultCatalog.All);

    /// <inheritdoc cref="Of(Comparison)"/>
    /// <param name="comparison">What was measured.</param>
    /// <param name="faults">The faults whose promises are checked, instead of this program's own.</param>
    internal static IReadOnlyList<Finding> Of(Comparison comparison, IReadOnlyList<IExperimentFault> faults) =>
    [
        .. faults.SelectMany(fault => fault.Expectations).OrderBy(expected => expected.Phase)
            .Concat(CostCatalog.All.SelectMany(cost => cost.Expectations))
            .Select(expected => expected.Judge(comparison)).OfType<Finding>(),
        .. CrashExpectations.Of(comparison),
    ];
}
