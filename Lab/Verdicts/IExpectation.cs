using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>What the plan promises of a step from one phase to another.</summary>
public interface IExpectation
{
    /// <summary>The later of the phases that it compares.</summary>
    int Phase { get; }

    /// <summary>Holds the promise beside what was measured.</summary>
    /// <returns>Null where the comparison did not measure both phases.</returns>
    Finding? Judge(Comparison comparison);
}
