using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Advising;

/// <summary>Describes the plan's claims about its steps, which are used if nothing was measured. The plan gives figures for its first step only.</summary>
public static class ClaimedFigures
{
    public static string DescribeEffort(int phase) => $"Claimed, not measured: {Percent.Format(Claims.Effort)} of the total effort for phase 1. {DescribeOtherPhases(phase)}";

    public static string DescribeEffect(int phase) => $"Claimed, not measured: {Percent.Format(Claims.Benefit)} of the benefit for phase 1. {DescribeOtherPhases(phase)}";

    static string DescribeOtherPhases(int phase) => $"No figure is claimed for {(phase is 2 ? "phase 2" : "phases 2 and 3")}.";
}
