using System.Globalization;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Reports.Matrices;

/// <summary>The result of a fault experiment on a topology.</summary>
/// <param name="Unaffected">The share of good requests among those that do not target the faulted service.</param>
/// <param name="All">The share of good requests among all requests.</param>
/// <param name="RecoveryTime">The recovery time in seconds, over the rounds that recovered.</param>
/// <param name="UnrecoveredCount">The number of rounds that did not recover within the observation window.</param>
/// <param name="Observations">Other shares, before and during the fault, such as <c>cache hits of orders 33% → 1%</c>.</param>
public sealed record FaultCell(Spread Unaffected, Spread? All, Spread? RecoveryTime, int UnrecoveredCount, string? Observations) : MatrixCell(Percent.Format(Unaffected))
{
    // The minimum unaffected shares of the levels. The first is also the threshold for recovery.
    const double MinWellShare = 0.95;
    const double MinDegradedShare = 0.50;

    /// <summary>Creates a cell from the rounds on one topology; null if none was measured.</summary>
    public static FaultCell? Of(IReadOnlyList<FaultResult> rounds)
    {
        FaultResult[] measured = [.. rounds.Where(fault => fault is { Unaffected: not null, Void: null })];
        return Spread.Of(measured.Select(fault => fault.Unaffected)) is { } unaffected
            ? new(unaffected, Spread.Of(measured.Select(fault => fault.GoodOfAll)), Spread.Of(measured.Select(fault => fault.RecoveredAfter)), measured.Count(fault => fault.RecoveredAfter is null), FormatObservations(measured))
            : null;
    }

    public override string Detail => JoinDetails(RecoveryText is null ? null : $"recovered after {RecoveryText}", UnrecoveredText, Observations);

    public override string ShortDetail => JoinDetails(RecoveryText, UnrecoveredText);

    public override Level Level => Unaffected.Mean switch { >= MinWellShare => Level.Well, >= MinDegradedShare => Level.Degraded, _ => Level.Down };

    public override string LevelName => Level switch { Level.Well => "well", Level.Degraded => "degraded", _ => "down" };

    public override string? FormatDifference(MatrixCell other) => other is FaultCell fault ? $"{Percent.FormatPoints(Unaffected.Mean - fault.Unaffected.Mean)} points" : null;

    static string? FormatObservations(IEnumerable<FaultResult> rounds)
    {
        var observations = rounds.SelectMany(fault => fault.Observations).GroupBy(observation => observation.Name)
            .Select(observation => (observation.Key, Steady: Spread.Of(observation.Select(share => share.Steady)), Fault: Spread.Of(observation.Select(share => share.Fault))))
            .Where(observation => observation is { Steady: not null, Fault: not null })
            .Select(observation => $"{observation.Key} {Percent.Format(observation.Steady!.Mean)} → {Percent.Format(observation.Fault!.Mean)}").ToArray();
        return observations is [] ? null : string.Join(", ", observations);
    }

    string? RecoveryText => RecoveryTime is null ? null : string.Create(CultureInfo.InvariantCulture, $"{RecoveryTime.Mean:0.0} s");

    string? UnrecoveredText => UnrecoveredCount is 0 ? null : RecoveryTime is null ? "not recovered" : $"{UnrecoveredCount} × not recovered";

    string JoinDetails(params IReadOnlyList<string?> details) => string.Join(", ", details.Prepend(All is null ? null : $"all {Percent.Format(All.Mean)}").OfType<string>());
}
