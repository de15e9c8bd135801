using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Compares the plan's claim about its first step, "80% of the benefit for 20% of the effort", with the measurements.</summary>
public static class Claims
{
    /// <summary>The share of the benefit that phase 1 is claimed to bring.</summary>
    public const double Benefit = 0.80;

    /// <summary>The share of the effort that phase 1 is claimed to take.</summary>
    public const double Effort = 0.20;

    // The claim is stated in round numbers, and measurements on a shared machine are not more precise.
    const double Tolerance = 0.10;

    /// <summary>Returns the findings if phases 0, 1 and 3 were measured; otherwise an empty list.</summary>
    public static IReadOnlyList<Finding> Of(Comparison comparison) =>
        PlanStep.Of(comparison).FirstOrDefault(step => step.Phase is 1) is { } hardened ? [EvaluateBenefit(comparison, hardened), EvaluateEffort(hardened)] : [];

    static Finding EvaluateBenefit(Comparison comparison, PlanStep hardened)
    {
        var claim = $"Phase 1 brings {Percent.Format(Benefit)} of the benefit.";
        var independence = IndependenceMean.Of(comparison).ToDictionary(topology => topology.Name, topology => topology.Mean);
        if ((independence["phase 0"], independence["phase 1"], independence["phase 3"]) is not ({ } first, { } second, { } last))
            return new(claim, "Independence was not measured in phases 0, 1 and 3.", Verdict.NotDecided);
        if (hardened.Benefit is not { } share)
            return new(claim, $"Independence is {Percent.Format(first)} in phase 0 and {Percent.Format(last)} in phase 3, so there is no benefit to divide.", Verdict.NotDecided);
        return new(claim,
            $"It brings {Percent.Format(share)}: independence is {Percent.Format(first)} in phase 0, {Percent.Format(second)} in phase 1 and {Percent.Format(last)} in phase 3.",
            share >= Benefit - Tolerance ? Verdict.Holds : Verdict.Contradicted);
    }

    static Finding EvaluateEffort(PlanStep hardened)
    {
        var claim = $"Phase 1 takes {Percent.Format(Effort)} of the effort.";
        if (hardened.Effort.Mean is not { } mean) return new(claim, "Servers, processes and memory were not measured in phases 0, 1 and 3.", Verdict.NotDecided);
        var parts = string.Join(", ", hardened.Effort.Shares.Select(share => $"{share.Key} {Percent.Format(share.Value)}"));
        return new(claim, $"It takes {Percent.Format(mean)} of what phase 3 adds: {parts}.", mean <= Effort + Tolerance ? Verdict.Holds : Verdict.Contradicted);
    }
}
