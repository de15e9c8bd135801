using System.Globalization;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Reports.Matrices;

/// <summary>The result of a fault experiment on a topology.</summary>
/// <param name="Unaffected">The share of good requests among those whose entry service was not hurt.</param>
/// <param name="OfAll">The share of good requests among all requests.</param>
/// <param name="Recovered">The time to recover in seconds, over the repetitions that recovered.</param>
/// <param name="Never">The number of repetitions that did not recover while they were observed.</param>
/// <param name="Observed">Other values that were measured before and during the fault, such as <c>cache hits of orders 33 % → 1 %</c>.</param>
public sealed record FaultCell(Spread Unaffected, Spread? OfAll, Spread? Recovered, int Never, string? Observed) : MatrixCell(Percent.Text(Unaffected))
{
    // The minimum shares for "well", which is also the threshold for recovery, and for "hurt", where most requests still succeed.
    const double LeastWell = 0.95;
    const double LeastHurt = 0.50;

    /// <summary>Creates a cell from the repetitions on one topology; null if none was measured.</summary>
    public static FaultCell? Of(IReadOnlyList<FaultResult> repeats)
    {
        FaultResult[] measured = [.. repeats.Where(fault => fault.Unaffected is not null)];
        return Spread.Of(measured.Select(fault => fault.Unaffected)) is { } unaffected
            ? new(unaffected, Spread.Of(measured.Select(fault => fault.GoodOfAll)), Spread.Of(measured.Select(fault => fault.RecoveredAfter)), measured.Count(fault => fault.RecoveredAfter is null), ObservedIn(measured))
            : null;
    }

    public override string Detail => Join(Back is null ? null : $"back after {Back}", NotBack, Observed);

    public override string Brief => Join(Back, NotBack);

    public override Level Level => Unaffected.Mean switch { >= LeastWell => Level.Well, >= LeastHurt => Level.Hurt, _ => Level.Down };

    public override string Word => Level switch { Level.Well => "well", Level.Hurt => "hurt", _ => "down" };

    public override string? DifferenceTo(MatrixCell other) => other is FaultCell fault ? $"{Percent.Points(Unaffected.Mean - fault.Unaffected.Mean)} points" : null;

    static string? ObservedIn(IEnumerable<FaultResult> repeats)
    {
        var observed = repeats.SelectMany(fault => fault.Observations).GroupBy(observation => observation.Name)
            .Select(observation => (observation.Key, Steady: Spread.Of(observation.Select(share => share.Steady)), Fault: Spread.Of(observation.Select(share => share.Fault))))
            .Where(observation => observation is { Steady: not null, Fault: not null })
            .Select(observation => $"{observation.Key} {Percent.Text(observation.Steady!.Mean)} → {Percent.Text(observation.Fault!.Mean)}").ToArray();
        return observed is [] ? null : string.Join(", ", observed);
    }

    string? Back => Recovered is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Recovered.Mean:0.0} s");

    string? NotBack => Never is 0 ? null : Recovered is null ? "not back" : $"{Never} × not back";

    string Join(params IReadOnlyList<string?> parts) => string.Join(", ", parts.Prepend(OfAll is null ? null : $"all {Percent.Text(OfAll.Mean)}").OfType<string>());
}
