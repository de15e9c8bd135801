using Evolution.Lab.Results;
using Evolution.Lab.Statistics;

namespace Evolution.Lab.Verdicts;

/// <summary>Compares the plan's claim about its first step, "80% of the benefit for 20% of the effort", with the measurements.</summary>
public static class Claims
{
    /// <summary>The share of the benefit that phase 1 is claimed to bring.</summary>
    public const double Benefit = 0.80;

    /// <summary>The share of the effort that phase 1 is claimed to take.</summary>
    public const double Effort = 0.20;

    /// <summary>Returns the findings if phases 0, 1 and 3 were measured; otherwise an empty list.</summary>
    public static IReadOnlyList<Finding> Of(Comparison comparison) =>
        PlanStep.Of(comparison).FirstOrDefault(step => step.Phase is 1) is { } hardened ? [EvaluateBenefit(comparison, hardened), EvaluateEffort(hardened)] : [];

    static Finding EvaluateBenefit(Comparison comparison, PlanStep hardened)
    {
        var claim = $"Phase 1 brings {Percent.Format(Benefit)} of the benefit.";
        var independence = IndependenceMean.Of(comparison).ToDictionary(topology => topology.Name, topology => topology.Mean);
        if ((independence["phase 0"], independence["phase 1"], independence["phase 3"]) is not ({ } first, { } second, { } last))
            return new(claim, "Independence was not measured in phases 0, 1 and 3.", Verdict.Inconclusive);
        var measured = $"independence is {Percent.Format(first)} in phase 0, {Percent.Format(second)} in phase 1 and {Percent.Format(last)} in phase 3";
        if (hardened.Benefit is not { } share) return new(claim, $"There is no benefit to divide: {measured}.", Verdict.Inconclusive);

        var interval = GetBenefitInterval(comparison);
        return new(claim, $"It brings {Percent.Format(share)}{(interval is { } known ? $" ({Percent.Format(known.Lower)} to {Percent.Format(known.Upper)})" : "")}: {measured}.", interval switch
        {
            { Lower: >= Benefit - Metric.RelevantShare } => Verdict.Holds,
            { Upper: < Benefit - Metric.RelevantShare } => Verdict.Contradicted,
            _ => Verdict.Inconclusive,
        });
    }

    /// <summary>Calculates the interval of phase 1's share in the benefit of phase 3; null if the rounds do not show that phase 3 has a benefit.</summary>
    static ConfidenceInterval? GetBenefitInterval(Comparison comparison)
    {
        var rounds = IndependenceMean.OfRounds(comparison, phases: [0, 1, 3]);
        return FiellerInterval.Of([.. rounds.Select(round => round[1] - round[0])], [.. rounds.Select(round => round[2] - round[0])]);
    }

    static Finding EvaluateEffort(PlanStep hardened)
    {
        var claim = $"Phase 1 takes {Percent.Format(Effort)} of the effort.";
        if (hardened.Effort.Mean is not { } mean) return new(claim, "Servers, processes and memory were not measured in phases 0, 1 and 3.", Verdict.Inconclusive);
        var parts = string.Join(", ", hardened.Effort.Shares.Select(share => $"{share.Key} {Percent.Format(share.Value)}"));
        return new(claim, $"It takes {Percent.Format(mean)} of what phase 3 adds: {parts}.", mean <= Effort + Metric.RelevantShare ? Verdict.Holds : Verdict.Contradicted);
    }
}
