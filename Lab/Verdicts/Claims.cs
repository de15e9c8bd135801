using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>The plan's claims of its first step, "80 % of the benefit for 20 % of the effort", beside what was measured.</summary>
public static class Claims
{
    const double ClaimedBenefit = 0.80;
    const double ClaimedEffort = 0.20;

    // A claim in round numbers is meant roughly; what is measured on a shared machine is not finer either.
    const double Roughly = 0.10;
    const double LeastGain = 0.05;

    /// <summary>The claims, where phases 0, 1 and 3 were measured; otherwise nothing.</summary>
    public static IReadOnlyList<Finding> Of(Comparison comparison)
    {
        var independence = Independence.Of(comparison);
        if (Plain(comparison, 0) is not { } first || Plain(comparison, 1) is not { } hardened || Plain(comparison, 3) is not { } last) return [];
        return [Benefit(Mean(first), Mean(hardened), Mean(last)), EffortOf(hardened, first, last)];

        double? Mean(TopologyRun run) => independence.First(topology => topology.Name == run.Name).Mean;
    }

    static Finding Benefit(double? first, double? hardened, double? last)
    {
        const string claim = "Phase 1 brings 80 % of the benefit.";
        if (first is null || hardened is null || last is null) return new(claim, "Independence was not measured in all of phases 0, 1 and 3.", Verdict.NotDecided);
        if (last - first < LeastGain) return new(claim, Say($"Independence is {first:P0} in phase 0 and {last:P0} in phase 3: there is no benefit of which phase 1 could bring a share."), Verdict.NotDecided);
        var share = (hardened.Value - first.Value) / (last.Value - first.Value);
        return new(claim,
            Say($"It brings {share:P0}: independence is {first:P0} in phase 0, {hardened:P0} in phase 1 and {last:P0} in phase 3."),
            share >= ClaimedBenefit - Roughly ? Verdict.Holds : Verdict.Contradicted);
    }

    static Finding EffortOf(TopologyRun hardened, TopologyRun first, TopologyRun last)
    {
        const string claim = "It takes 20 % of the effort.";
        var effort = Effort.Of(hardened, first, last);
        if (effort.Shares.Count < 2 || effort.Mean is not { } mean) return new(claim, "Servers, processes and memory were not measured in all of phases 0, 1 and 3.", Verdict.NotDecided);
        var parts = string.Join(", ", effort.Shares.Select(share => Say($"{share.Key} {share.Value:P0}")));
        return new(claim, Say($"It takes {mean:P0} of what phase 3 adds: {parts}."), mean <= ClaimedEffort + Roughly ? Verdict.Holds : Verdict.Contradicted);
    }

    static TopologyRun? Plain(Comparison comparison, int phase) => comparison.Runs.FirstOrDefault(run => run.Name == $"phase {phase}");

    static string Say(FormattableString text) => text.ToString(Culture);

    // "80 %" and not "80%".
    static readonly CultureInfo Culture = new CultureInfo("") { NumberFormat = { PercentPositivePattern = 0, PercentNegativePattern = 0 } };
}
