namespace Evolution.Lab.Costs.Placing;

/// <summary>Finds the highest sustained rate: doubles the rate until one is not sustained, then bisects.</summary>
public static class CapacitySearch
{
    const double Growth = 2;
    const double RateResolution = 10;

    // Noise of the machine affects less than half of a window; a larger loss is not noise.
    const double MinShareWithNoise = 0.5;

    /// <summary>Finds the highest sustained rate.</summary>
    /// <param name="bounds">The bounds of the search.</param>
    /// <param name="measure">Runs a load at a rate and returns the share of good orders.</param>
    /// <returns>Null if none of the tried rates was sustained.</returns>
    public static async Task<double?> FindAsync(SearchBounds bounds, Func<double, Task<double>> measure)
    {
        var good = 0d;
        double? bad = null;
        for (var rate = bounds.FirstRate; bad is null && good < bounds.MaxRate; rate = Math.Min(rate * Growth, bounds.MaxRate))
        {
            if (await MeasureWithRetryAsync(rate, measure) >= PlacingStep.SustainedShare) good = rate;
            else bad = rate;
        }
        for (var remaining = bounds.Bisections; remaining > 0 && bad is not null && Midpoint(good, bad.Value) is { } midpoint; remaining--)
        {
            if (await measure(midpoint) >= PlacingStep.SustainedShare) good = midpoint;
            else bad = midpoint;
        }
        return good is 0 ? null : good;
    }

    /// <summary>Measures a rate, and measures it again if noise may have caused the loss, because noise must not end the search early.</summary>
    static async Task<double> MeasureWithRetryAsync(double rate, Func<double, Task<double>> measure) =>
        await measure(rate) is var share && share is >= PlacingStep.SustainedShare or < MinShareWithNoise ? share : await measure(rate);

    /// <summary>Returns a rounded rate between the two; null if there is none.</summary>
    static double? Midpoint(double good, double bad) => Math.Round((good + bad) / 2 / RateResolution) * RateResolution is var midpoint && midpoint > good && midpoint < bad ? midpoint : null;
}
