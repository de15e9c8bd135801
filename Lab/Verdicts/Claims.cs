using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Compares the plan's claim about its first step, "80 % of the benefit for 20 % of the effort", with the measurements.</summary>
public static class Claims
{
    /// <summary>The share of the benefit that phase 1 is claimed to bring.</summary>
    public const double Benefit = 0.80;

    /// <summary>The share of the effort that it is claimed to take.</summary>
    public const double Effort = 0.20;

    // A claim in round numbers is approximate, and measurements on a shared machine are not more precise.
    const double Tolerance = 0.10;

    /// <summary>Returns the findings if phases 0, 1 and 3 were measured; otherwise an empty list.</summary>
    public static IReadOnlyList<Finding> Of(Comparison comparison) =>
        PlanStep.Of(comparison).FirstOrDefault(step => step.Phase is 1) is { } hardened ? [OfBenefit(comparison, hardened), OfEffort(hardened)] : [];

    static Finding OfBenefit(Comparison comparison, PlanStep hardened)
    {
        var claim = $"Phase 1 brings {Percent.Text(Benefit)} of the benefit.";
        var independence = IndependenceMean.Of(comparison).ToDictionary(topology => topology.Name, topology => topology.Mean);
        if ((independence["phase 0"], independence["phase 1"], independence["phase 3"]) is not ({ } first, { } second, { } last))
            return new(claim, "Independence was not measured in phases 0, 1 and 3.", Verdict.NotDecided);
        if (hardened.Benefit is not { } share)
            return new(claim, $"Independence is {Percent.Text(first)} in phase 0 and {Percent.Text(last)} in phase 3: there is no benefit to share.", Verdict.NotDecided);
        return new(claim,
            $"It brings {Percent.Text(share)}: independence is {Percent.Text(first)} in phase 0, {Percent.Text(second)} in phase 1 and {Percent.Text(last)} in phase 3.",
            share >= Benefit - Tolerance ? Verdict.Holds : Verdict.Contradicted);
    }

    static Finding OfEffort(PlanStep hardened)
    {
        var claim = $"It takes {Percent.Text(Effort)} of the effort.";
        if (hardened.Effort.Mean is not { } mean) return new(claim, "Servers, processes and memory were not measured in phases 0, 1 and 3.", Verdict.NotDecided);
        var parts = string.Join(", ", hardened.Effort.Shares.Select(share => $"{share.Key} {Percent.Text(share.Value)}"));
        return new(claim, $"It takes {Percent.Text(mean)} of what phase 3 adds: {parts}.", mean <= Effort + Tolerance ? Verdict.Holds : Verdict.Contradicted);
    }
}
