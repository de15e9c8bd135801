using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Costs.Placing;

/// <summary>The result of placing orders at one rate.</summary>
/// <param name="Rate">Orders per second.</param>
/// <param name="GoodShare">The share of good orders among all that were due, 0 to 1.</param>
/// <param name="P50">The median latency in milliseconds; null if there was no response.</param>
/// <param name="P99">The 99th percentile of the latency in milliseconds; null if there was no response.</param>
public readonly record struct PlacingStep(double Rate, double GoodShare, double? P50, double? P99)
{
    /// <summary>The share of good orders from which a rate counts as sustained.</summary>
    public const double Enough = 0.99;

    public bool Holds => GoodShare >= Enough;

    /// <summary>Evaluates a window. Orders that were due but not sent, because the machine was too busy, count as not served well.</summary>
    public static PlacingStep Of(double rate, IEnumerable<Sample> samples, Span span, Judgement judgement)
    {
        var window = WindowStatistics.Of(samples, span, judgement);

        // A window begins and ends between two requests, so one request less than the product is normal.
        var due = Math.Floor(rate * span.Length.TotalSeconds) - 1;
        return window.Operations is [OperationResult placing]
            ? new(rate, placing.Good / Math.Max(placing.Sent, due), placing.P50, placing.P99)
            : new(rate, 0, null, null);
    }
}
