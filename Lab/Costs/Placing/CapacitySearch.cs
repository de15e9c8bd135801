namespace Evolution.Lab.Costs.Placing;

/// <summary>Finds the highest rate that something holds: up in doublings until it fails, then by bisection.</summary>
static class CapacitySearch
{
    const double Growth = 2;
    const double Grain = 10;

    /// <summary>Finds it.</summary>
    /// <param name="bounds">Where to look.</param>
    /// <param name="holds">Tries a rate.</param>
    /// <returns>Null where no rate held that was tried.</returns>
    public static async Task<double?> FindAsync(SearchBounds bounds, Func<double, Task<bool>> holds)
    {
        var good = 0d;
        double? bad = null;
        for (var rate = bounds.First; bad is null && good < bounds.Highest; rate = Math.Min(rate * Growth, bounds.Highest))
        {
            // One hiccup of the machine must not halve the figure: what ends the climb has failed twice.
            if (await holds(rate) || await holds(rate)) good = rate;
            else bad = rate;
        }
        for (var left = bounds.Bisections; left > 0 && bad is not null && Between(good, bad.Value) is { } middle; left--)
        {
            if (await holds(middle)) good = middle;
            else bad = middle;
        }
        return good is 0 ? null : good;
    }

    /// <summary>A round number in the middle; null where there is none left.</summary>
    static double? Between(double good, double bad) => Math.Round((good + bad) / 2 / Grain) * Grain is var middle && middle > good && middle < bad ? middle : null;
}
