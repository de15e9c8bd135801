using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Advising;

/// <summary>What the plan claims of its steps, where nothing was measured. It gives figures for its first step only.</summary>
public static class ClaimedStep
{
    public static string Effort(int phase) => $"Claimed, not measured: low for phase 1 on the way, {Percent.Text(Claims.Effort)} of all. {Rest(phase)}";

    public static string Effect(int phase) => $"Claimed, not measured: phase 1 on the way brings {Percent.Text(Claims.Benefit)} of the benefit. {Rest(phase)}";

    static string Rest(int phase) => $"No figure is claimed for {(phase is 2 ? "phase 2" : "phases 2 and 3")}.";
}
