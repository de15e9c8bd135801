using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Costs.Placing;

/// <summary>How placing orders went at one rate.</summary>
/// <param name="Rate">Orders per second.</param>
/// <param name="GoodShare">The share that was good of all that were due, 0 to 1.</param>
/// <param name="P50">The median latency in milliseconds; null where nothing was answered.</param>
/// <param name="P99">The same, of 99 in 100.</param>
public readonly record struct PlacingStep(double Rate, double GoodShare, double? P50, double? P99)
{
    /// <summary>The share of good orders at which a rate counts as held.</summary>
    public const double Enough = 0.99;

    public bool Holds => GoodShare >= Enough;

    /// <summary>Judges a window. What was due and could not even be sent, because the machine was too busy, was not served well either.</summary>
    public static PlacingStep Of(double rate, IEnumerable<Sample> samples, Span span, Judgement judgement)
    {
        var window = WindowStatistics.Of(samples, span, judgement);

        // A window begins and ends between two requests, so that one less than the product is as it should be.
        var due = Math.Floor(rate * span.Length.TotalSeconds) - 1;
        return window.Operations is [OperationResult placing]
            ? new(rate, placing.Good / Math.Max(placing.Sent, due), placing.P50, placing.P99)
            : new(rate, 0, null, null);
    }
}
