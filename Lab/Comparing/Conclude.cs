using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Comparing;

/// <summary>Draws conclusions from the measurements. They are always recalculated, because a file may hold those of an older program version.</summary>
public static class Conclude
{
    public static Conclusions From(Comparison comparison) => new(IndependenceMean.Of(comparison), Claims.Of(comparison), Expectations.Of(comparison));
}
