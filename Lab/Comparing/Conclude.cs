using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Comparing;

/// <summary>Draws the conclusions from what was measured: always anew, since a file may hold those of an older program.</summary>
public static class Conclude
{
    public static Conclusions From(Comparison comparison) => new(IndependenceMean.Of(comparison), Claims.Of(comparison), Expectations.Of(comparison));
}
