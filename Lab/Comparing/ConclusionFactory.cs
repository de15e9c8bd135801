using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Comparing;

/// <summary>Draws conclusions from measurements. They are always recalculated, because a file may contain those of an older program version.</summary>
public static class ConclusionFactory
{
    public static Conclusions Create(Comparison comparison) => new(IndependenceMean.Of(comparison), Claims.Of(comparison), Expectations.Of(comparison));
}
