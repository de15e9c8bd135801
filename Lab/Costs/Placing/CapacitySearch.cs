namespace Evolution.Lab.Costs.Placing;

/// <summary>Finds the highest sustained rate by doubling the rate until it is not sustained, and then bisecting.</summary>
public static class CapacitySearch
{
    const double GrowthFactor = 2;
    const double RateResolution = 10;

    // Noise affects less than half of a window. A larger loss is a real overload.
    const double MinShareWithNoise = 0.5;

    /// <summary>Finds the highest sustained rate.</summary>
    /// <param name="bounds">The bounds of the search.</param>
    /// <param name="measure">Runs a load at a rate and returns the share of good orders.</param>
    /// <returns>Null if none of the tried rates was sustained.</returns>
    public static async Task<double?> FindAsync(SearchBounds bounds, Func<double, Task<double>> measure)
    {
        var sustainedRate = 0d;
        double? failedRate = null;
        for (var rate = bounds.FirstRate; failedRate is null && sustainedRate < bounds.MaxRate; rate = Math.Min(rate * GrowthFactor, bounds.MaxRate))
        {
            if (await MeasureWithRetryAsync(rate, measure) >= OrderPlacementStep.SustainedShare) sustainedRate = rate;
            else failedRate = rate;
        }
        for (var remaining = bounds.Bisections; remaining > 0 && failedRate is not null && GetMidpoint(sustainedRate, failedRate.Value) is { } midpoint; remaining--)
        {
            if (await measure(midpoint) >= OrderPlacementStep.SustainedShare) sustainedRate = midpoint;
            else failedRate = midpoint;
        }
        return sustainedRate is 0 ? null : sustainedRate;
    }

    /// <summary>Measures a rate, and repeats the measurement if noise may have caused the loss, so that noise does not end the search early.</summary>
    static async Task<double> MeasureWithRetryAsync(double rate, Func<double, Task<double>> measure) =>
        await measure(rate) is var share && share is >= OrderPlacementStep.SustainedShare or < MinShareWithNoise ? share : await measure(rate);

    /// <summary>Returns the rounded rate halfway between two rates; null if there is no round rate between them.</summary>
    static double? GetMidpoint(double lower, double upper) => Math.Round((lower + upper) / 2 / RateResolution) * RateResolution is var midpoint && midpoint > lower && midpoint < upper ? midpoint : null;
}
