using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;

namespace Evolution.Lab.Comparing;

/// <summary>The measurements to run, and the topologies to run them on.</summary>
/// <param name="Kind">The kind as stored in results: <c>phases</c>, <c>aspects</c> or <c>experiment</c>.</param>
/// <param name="Variants">The topologies, in the order in which they are measured.</param>
/// <param name="Faults">The faults to inject.</param>
/// <param name="IncludesCrashes">Whether services are killed at each named step of an order.</param>
/// <param name="Costs">The costs to measure.</param>
/// <param name="Rounds">The number of rounds. In each, every experiment runs once on every topology.</param>
public sealed record MeasurementPlan(string Kind, IReadOnlyList<Variant> Variants, IReadOnlyList<IExperimentFault> Faults, bool IncludesCrashes, IReadOnlyList<ICost> Costs, int Rounds);
