using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Expects that a cost is better in one phase than in another.</summary>
/// <param name="Claim">The expectation, as a readable sentence.</param>
/// <param name="Cost">The measured cost.</param>
/// <param name="Quantity">The quantity of the cost that is compared.</param>
/// <param name="Better">The phase that is expected to be better.</param>
/// <param name="Worse">The phase that it is compared with.</param>
/// <param name="IsLess">Whether less is better.</param>
public sealed record QuantityExpectation(string Claim, string Cost, string Quantity, int Better, int Worse, bool IsLess) : IExpectation
{
    // On a shared machine, times and rates vary by this share from run to run.
    const double NoticeableShare = 0.10;

    public int Phase => Math.Max(Better, Worse);

    /// <summary>Evaluates the expectation; null unless the cost was measured in both phases.</summary>
    public Finding? Evaluate(Comparison comparison)
    {
        var (first, second) = (FindResults(comparison, Better), FindResults(comparison, Worse));
        if (first is [] || second is []) return null;
        if (GetMean(first) is not { } better) return CreateNotMeasured(Better, first[0]);
        if (GetMean(second) is not { } worse) return CreateNotMeasured(Worse, second[0]);

        var unit = first.Concat(second).SelectMany(cost => cost.Quantities).First(quantity => quantity.Name == Quantity).Unit;
        var measured = $"{Quantity}: {new Quantity(Quantity, better, unit).Text} in phase {Better}, {new Quantity(Quantity, worse, unit).Text} in phase {Worse}.";
        var gain = (IsLess ? worse - better : better - worse) / Math.Max(better, worse);
        return new(Claim, measured, gain switch { > NoticeableShare => Verdict.Holds, < -NoticeableShare => Verdict.Contradicted, _ => Verdict.NotDecided });
    }

    CostResult[] FindResults(Comparison comparison, int phase) => [.. comparison.GetRuns(phase).SelectMany(run => run.Costs).Where(cost => cost.Name == Cost)];

    double? GetMean(CostResult[] costs) => Spread.Of(costs.Select(cost => cost[Quantity]))?.Mean;

    Finding CreateNotMeasured(int phase, CostResult cost) =>
        new(Claim, $"{Cost} ({Quantity}) has no value in phase {phase}: {cost.Objection ?? cost.Error ?? (cost.Quantities.Any(quantity => quantity.Name == Quantity) ? "not reached." : "not measured.")}", Verdict.NotDecided);
}
