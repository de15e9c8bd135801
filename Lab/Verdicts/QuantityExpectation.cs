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
    // Times and rates of single runs vary by this much on a shared machine.
    const double NoticeableShare = 0.10;

    public int Phase => Math.Max(Better, Worse);

    /// <summary>Evaluates the expectation; null if the cost was not measured in both phases.</summary>
    public Finding? Evaluate(Comparison comparison)
    {
        var (first, second) = (Results(comparison, Better), Results(comparison, Worse));
        if (first is [] || second is []) return null;
        if (Mean(first) is not { } better) return NotMeasured(Better, first[0]);
        if (Mean(second) is not { } worse) return NotMeasured(Worse, second[0]);

        var unit = first.Concat(second).SelectMany(cost => cost.Quantities).First(quantity => quantity.Name == Quantity).Unit;
        var measured = $"{Quantity}: {new Quantity(Quantity, better, unit).Text} in phase {Better}, {new Quantity(Quantity, worse, unit).Text} in phase {Worse}.";
        var gain = (IsLess ? worse - better : better - worse) / Math.Max(better, worse);
        return new(Claim, measured, gain switch { > NoticeableShare => Verdict.Holds, < -NoticeableShare => Verdict.Contradicted, _ => Verdict.NotDecided });
    }

    CostResult[] Results(Comparison comparison, int phase) => [.. comparison.RunsOf(phase).SelectMany(run => run.Costs).Where(cost => cost.Name == Cost)];

    double? Mean(CostResult[] costs) => Spread.Of(costs.Select(cost => cost[Quantity]))?.Mean;

    Finding NotMeasured(int phase, CostResult cost) =>
        new(Claim, $"{Cost}, {Quantity}, has no figure in phase {phase}: {cost.Objection ?? cost.Error ?? (cost.Quantities.Any(quantity => quantity.Name == Quantity) ? "it was not reached." : "it was not measured.")}", Verdict.NotDecided);
}
