using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>A promise of the plan about a step from one phase to another.</summary>
public interface IExpectation
{
    /// <summary>The later of the phases that it compares.</summary>
    int Phase { get; }

    /// <summary>Compares the promise with the measurements.</summary>
    /// <returns>Null if the comparison did not measure both phases.</returns>
    Finding? Judge(Comparison comparison);
}
