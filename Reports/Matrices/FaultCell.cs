using System.Globalization;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Reports.Matrices;

/// <summary>A fault experiment on a topology.</summary>
/// <param name="Unaffected">The share of good requests among those that entered by a service that was not hurt.</param>
/// <param name="OfAll">The same of all requests.</param>
/// <param name="Recovered">Seconds until it was well again, of the repetitions where it was.</param>
/// <param name="Never">How many repetitions were not well again while they were watched.</param>
/// <param name="Observed">What else was counted before and during the fault, such as <c>cache hits of orders 33 % → 1 %</c>.</param>
public sealed record FaultCell(Spread Unaffected, Spread? OfAll, Spread? Recovered, int Never, string? Observed) : MatrixCell(Percent.Text(Unaffected))
{
    // From which share on it is well, as in the time to recover, and from which on most of it still works.
    const double LeastWell = 0.95;
    const double LeastHurt = 0.50;

    /// <summary>Of the repetitions on one topology; null where none was measured.</summary>
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
