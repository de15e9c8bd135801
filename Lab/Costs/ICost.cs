using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Costs;

/// <summary>Something that a topology costs, measured on a running shop without faults.</summary>
public interface ICost
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    /// <summary>The question that it answers.</summary>
    string Question { get; }

    /// <summary>What is measured, in one line.</summary>
    string Done { get; }

    /// <summary>Whether it is measured on a shop that has hardly been used, before any fault.</summary>
    bool IsBeforeFaults => false;

    /// <summary>What the plan promises about it.</summary>
    IReadOnlyList<IExpectation> Expectations => [];

    /// <summary>Measures it.</summary>
    /// <exception cref="LabException">It could not be measured.</exception>
    Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellation);
}
