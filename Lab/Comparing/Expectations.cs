using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;

namespace Evolution.Lab.Comparing;

/// <summary>
/// Holds what the plan promises beside what was measured. A contradiction is shown like a confirmation, and what could not be measured
/// says why.
/// </summary>
public static class Expectations
{
    /// <summary>The findings about each promise whose phases were both measured: of faults by phase, of costs, and of crashes in the middle of an order.</summary>
    public static IReadOnlyList<Finding> Of(Comparison comparison) => Of(comparison, FaultCatalog.All);

    /// <inheritdoc cref="Of(Comparison)"/>
    /// <param name="comparison">What was measured.</param>
    /// <param name="faults">The faults that have promises, where they are not those of this program.</param>
    internal static IReadOnlyList<Finding> Of(Comparison comparison, IReadOnlyList<IFault> faults) =>
    [
        .. faults.SelectMany(fault => fault.Expectations).OrderBy(expected => expected.Phase)
            .Concat(CostCatalog.All.SelectMany(cost => cost.Expectations))
            .Select(expected => expected.Judge(comparison)).OfType<Finding>(),
        .. CrashExpectations.Of(comparison),
    ];
}
