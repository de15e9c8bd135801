namespace Evolution.Lab.Costs.Placing;

/// <summary>Finds the highest rate that is held: up in doublings until one is not, then by bisection.</summary>
public static class CapacitySearch
{
    const double Growth = 2;
    const double Grain = 10;

    // A hiccup of the machine spoils less than half of a window; what is worse is no hiccup.
    const double Hiccup = 0.5;

    /// <summary>Finds it.</summary>
    /// <param name="bounds">Where to look.</param>
    /// <param name="serve">Tries a rate, and says the share that was good.</param>
    /// <returns>Null where no rate was held that was tried.</returns>
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

    /// <summary>One hiccup must not end the climb, and so halve the figure: it is tried again.</summary>
    static async Task<double> ClimbAsync(double rate, Func<double, Task<double>> serve) =>
        await serve(rate) is var share && share is >= PlacingStep.Enough or < Hiccup ? share : await serve(rate);

    /// <summary>A round number in the middle; null where there is none left.</summary>
    static double? Between(double good, double bad) => Math.Round((good + bad) / 2 / Grain) * Grain is var middle && middle > good && middle < bad ? middle : null;
}
