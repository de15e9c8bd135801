using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Advising;

/// <summary>The plan's claims about its steps, used if nothing was measured. It gives figures for its first step only.</summary>
public static class ClaimedFigures
{
    public static string Effort(int phase) => $"Claimed, not measured: {Percent.Text(Claims.Effort)} of the total effort for phase 1. {OtherPhases(phase)}";

    public static string Effect(int phase) => $"Claimed, not measured: {Percent.Text(Claims.Benefit)} of the benefit for phase 1. {OtherPhases(phase)}";

    static string OtherPhases(int phase) => $"No figure is claimed for {(phase is 2 ? "phase 2" : "phases 2 and 3")}.";
}
