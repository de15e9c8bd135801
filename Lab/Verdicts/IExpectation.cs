using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>An expectation of the plan about a step from one phase to another.</summary>
public interface IExpectation
{
    /// <summary>The later of the compared phases.</summary>
    int Phase { get; }

    /// <summary>Compares the expectation with the measurements.</summary>
    /// <returns>Null if the comparison did not measure both phases.</returns>
    Finding? Evaluate(Comparison comparison);
}
