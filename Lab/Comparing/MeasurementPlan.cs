using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;

namespace Evolution.Lab.Comparing;

/// <summary>The measurements to run, and the topologies to run them on.</summary>
/// <param name="Kind">The kind as stored in results: <c>phases</c>, <c>aspects</c> or <c>experiment</c>.</param>
/// <param name="Variants">The topologies, in their order.</param>
/// <param name="Faults">The faults to inject.</param>
/// <param name="Crashes">Whether services are killed at each named step of an order.</param>
/// <param name="Costs">The costs to measure.</param>
/// <param name="Repeats">How often the whole plan is repeated.</param>
public sealed record MeasurementPlan(string Kind, IReadOnlyList<Variant> Variants, IReadOnlyList<IExperimentFault> Faults, bool Crashes, IReadOnlyList<ICost> Costs, int Repeats)
{
    /// <summary>The number of topology starts.</summary>
    public int StartCount => Variants.Count * Repeats;
}
