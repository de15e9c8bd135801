using Evolution.Reports.Charts;

namespace Evolution.Board.Breaking.Orders;

/// <summary>Where the steps of an order are in their picture: a lane for each place, time from left to right.</summary>
/// <param name="Lanes">The lanes from top to bottom.</param>
/// <param name="Points">The steps, in the order of time.</param>
/// <param name="Ticks">Round milliseconds and where they are.</param>
sealed record TrailLayout(IReadOnlyList<TrailLane> Lanes, IReadOnlyList<TrailPoint> Points, IReadOnlyList<(double Milliseconds, double X)> Ticks)
{
    public const double Width = 760;
    public const double Left = 200;
    public const double Right = 735;
    public const double Radius = 13;

    const double Top = 26;
    const double LaneHeight = 42;

    // Places in the order in which an order meets them; stores, whose names differ by topology, come last.
    static readonly string[] Known = [TrailSteps.Customer, "gateway", "orders", "inventory", "payments", "rabbitmq"];

    /// <summary>Where the lowest lane ends.</summary>
    public double Bottom => Top + (Lanes.Count * LaneHeight);

    /// <summary>The height of all of it, with the line of the milliseconds.</summary>
    public double Height => Bottom + 30;

    public static TrailLayout Of(IReadOnlyList<TrailStep> steps)
    {
        TrailLane[] lanes =
        [
            .. steps.Select(step => step.Lane).Distinct().OrderBy(Rank).ThenBy(lane => lane, StringComparer.Ordinal)
                .Select((lane, index) => new TrailLane(lane, Top + ((index + 0.5) * LaneHeight))),
        ];
        var area = new ChartArea(Left, Top, Right, Top + (lanes.Length * LaneHeight), Math.Min(0, steps.Min(step => step.Milliseconds)), Math.Max(1, steps.Max(step => step.Milliseconds)), 0, 1);
        var places = Places(steps, area);
        return new(
            lanes,
            [.. steps.Select((step, index) => new TrailPoint(index + 1, places[index], lanes.First(lane => lane.Name == step.Lane).Y, step))],
            [.. area.Ticks().Select(tick => (Math.Round(tick, 2), area.X(tick)))]);
    }

    /// <summary>Steps of one lane that are at almost the same time stand side by side.</summary>
    static double[] Places(IReadOnlyList<TrailStep> steps, ChartArea area)
    {
        var places = new double[steps.Count];
        foreach (var lane in steps.Index().GroupBy(step => step.Item.Lane))
        {
            var spread = LabelPlacement.Spread([.. lane.Select(step => area.X(step.Item.Milliseconds))], (2 * Radius) + 2, Right);
            foreach (var (place, step) in spread.Zip(lane)) places[step.Index] = place;
        }
        return places;
    }

    static int Rank(string lane) => Array.IndexOf(Known, lane) is >= 0 and var rank ? rank : Known.Length;
}
