using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Costs.Placing;

/// <summary>The result of placing orders at one rate.</summary>
/// <param name="Rate">The number of orders per second.</param>
/// <param name="GoodShare">The share of good orders among all that were due, 0 to 1.</param>
/// <param name="P50">The median latency in milliseconds; null if there was no response.</param>
/// <param name="P99">The 99th percentile of the latency in milliseconds; null if there was no response.</param>
public readonly record struct OrderPlacementStep(double Rate, double GoodShare, double? P50, double? P99)
{
    /// <summary>The minimum share of good orders at a sustained rate.</summary>
    public const double SustainedShare = 0.99;

    public bool IsSustained => GoodShare >= SustainedShare;

    /// <summary>Evaluates a window. Orders that were due but not sent, because the machine was overloaded, do not count as good.</summary>
    public static OrderPlacementStep Of(double rate, IEnumerable<Sample> samples, TimeWindow window, RequestClassifier classifier)
    {
        var statistics = WindowStatistics.Of(samples, window, classifier);

        // A window begins and ends between two requests, so it may contain one request fewer than rate × length.
        var dueCount = Math.Floor(rate * window.Length.TotalSeconds) - 1;
        return statistics.Operations is [OperationResult placement]
            ? new(rate, placement.Good / Math.Max(placement.Sent, dueCount), placement.P50, placement.P99)
            : new(rate, 0, null, null);
    }
}
