namespace Evolution.Lab.Costs.Placing;

/// <summary>Finds the highest sustained rate: doubles the rate until one is not sustained, then bisects.</summary>
public static class CapacitySearch
{
    const double Growth = 2;
    const double Grain = 10;

    // A hiccup of the machine spoils less than half of a window; a larger loss is not a hiccup.
    const double Hiccup = 0.5;

    /// <summary>Finds the highest sustained rate.</summary>
    /// <param name="bounds">The bounds of the search.</param>
    /// <param name="serve">Runs a load at a rate and returns the share of good orders.</param>
    /// <returns>Null if none of the tried rates was sustained.</returns>
    public static async Task<double?> FindAsync(SearchBounds bounds, Func<double, Task<double>> serve)
    {
        var good = 0d;
        double? bad = null;
        for (var rate = bounds.First; bad is null && good < bounds.Highest; rate = Math.Min(rate * Growth, bounds.Highest))
        {
            if (await ClimbAsync(rate, serve) >= PlacingStep.Enough) good = rate;
            else bad = rate;
        }
        for (var left = bounds.Bisections; left > 0 && bad is not null && Between(good, bad.Value) is { } middle; left--)
        {
            if (await serve(middle) >= PlacingStep.Enough) good = middle;
            else bad = middle;
        }
        return good is 0 ? null : good;
    }

    /// <summary>Tries a rate, and tries it again after a hiccup, which must not end the climb and halve the result.</summary>
    static async Task<double> ClimbAsync(double rate, Func<double, Task<double>> serve) =>
        await serve(rate) is var share && share is >= PlacingStep.Enough or < Hiccup ? share : await serve(rate);

    /// <summary>Returns a round rate in the middle; null if there is none between the two.</summary>
    static double? Between(double good, double bad) => Math.Round((good + bad) / 2 / Grain) * Grain is var middle && middle > good && middle < bad ? middle : null;
}
