using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;

namespace Evolution.Lab.Comparing;

/// <summary>
/// Compares the plan's expectations with the measurements. Contradictions are reported like confirmations, and an expectation that could
/// not be measured is reported with the reason.
/// </summary>
public static class Expectations
{
    /// <summary>Returns a finding for each expectation whose phases were both measured: faults by phase, costs, and crashes during order processing.</summary>
    public static IReadOnlyList<Finding> Of(Comparison comparison) => Of(comparison, FaultCatalog.All);

    /// <inheritdoc cref="Of(Comparison)"/>
    /// <param name="comparison">The measurements.</param>
    /// <param name="faults">The faults whose expectations are checked, instead of those in the catalog.</param>
    internal static IReadOnlyList<Finding> Of(Comparison comparison, IReadOnlyList<IExperimentFault> faults) =>
    [
        .. faults.SelectMany(fault => fault.Expectations).OrderBy(expectation => expectation.Phase)
            .Concat(CostCatalog.All.SelectMany(cost => cost.Expectations))
            .Select(expectation => expectation.Evaluate(comparison)).OfType<Finding>(),
        .. CrashExpectations.Of(comparison),
    ];
}
