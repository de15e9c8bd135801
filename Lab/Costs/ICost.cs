using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Costs;

/// <summary>A cost of a topology, measured on a running shop without faults.</summary>
public interface ICost
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>The question that the measurement answers.</summary>
    string Question { get; }

    /// <summary>What is measured, in one sentence.</summary>
    string Procedure { get; }

    /// <summary>Whether the cost must be measured before any fault, on a shop with few orders.</summary>
    bool IsMeasuredBeforeFaults => false;

    /// <summary>Whether every comparison includes the cost, because it takes only seconds to measure; otherwise only a thorough one does.</summary>
    bool IsCore => true;

    /// <summary>Whether the cost is measured in the first round only, because it cannot differ between rounds, or takes place only once.</summary>
    bool IsMeasuredOnce => false;

    /// <summary>The plan's expectations about this cost.</summary>
    IReadOnlyList<Expectation> Expectations => [];

    /// <summary>Measures the cost.</summary>
    /// <exception cref="LabException">The cost could not be measured.</exception>
    Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken);
}
