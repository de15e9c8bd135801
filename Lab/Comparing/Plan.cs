using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;

namespace Evolution.Lab.Comparing;

/// <summary>What is measured on which topologies.</summary>
/// <param name="Kind">What results call it: <c>phases</c>, <c>aspects</c> or <c>experiment</c>.</param>
/// <param name="Variants">The topologies, in their order.</param>
/// <param name="Faults">The faults to do.</param>
/// <param name="Crashes">Whether orders are killed at each of their steps.</param>
/// <param name="Costs">The costs to measure.</param>
/// <param name="Repeats">How often all of it is done.</param>
public sealed record Plan(string Kind, IReadOnlyList<Variant> Variants, IReadOnlyList<IFault> Faults, bool Crashes, IReadOnlyList<ICost> Costs, int Repeats)
{
    /// <summary>How many topologies are started.</summary>
    public int Starts => Variants.Count * Repeats;
}
