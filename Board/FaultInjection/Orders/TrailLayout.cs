using Evolution.Reports.Charts;

namespace Evolution.Board.FaultInjection.Orders;

/// <summary>The layout of an order's steps in the chart: a lane for each location, with time from left to right.</summary>
/// <param name="Lanes">The lanes from top to bottom.</param>
/// <param name="Points">The steps, in chronological order.</param>
/// <param name="Ticks">The labelled times in milliseconds and their horizontal positions.</param>
sealed record TrailLayout(IReadOnlyList<TrailLane> Lanes, IReadOnlyList<TrailPoint> Points, IReadOnlyList<(double Milliseconds, double X)> Ticks)
{
    public const double Width = 760;
    public const double Left = 200;
    public const double Right = 735;
    public const double Radius = 13;

    const double Top = 26;
    const double LaneHeight = 42;

    // The lanes in the order in which an order passes them. Stores, whose names differ by topology, come last.
    static readonly string[] LaneOrder = [TrailBuilder.Customer, "gateway", "orders", "inventory", "payments", "rabbitmq"];

    /// <summary>The bottom edge of the lowest lane.</summary>
    public double Bottom => Top + (Lanes.Count * LaneHeight);

    /// <summary>The total height, including the labels of the time axis.</summary>
    public double Height => Bottom + 30;

    public static TrailLayout Of(IReadOnlyList<TrailStep> steps)
    {
        TrailLane[] lanes =
        [
            .. steps.Select(step => step.Lane).Distinct().OrderBy(GetRank).ThenBy(lane => lane, StringComparer.Ordinal)
                .Select((lane, index) => new TrailLane(lane, Top + ((index + 0.5) * LaneHeight))),
        ];
        var area = new ChartArea(Left, Top, Right, Top + (lanes.Length * LaneHeight), Math.Min(0, steps.Min(step => step.Milliseconds)), Math.Max(1, steps.Max(step => step.Milliseconds)), 0, 1);
        var positions = PositionSteps(steps, area);
        return new(
            lanes,
            [.. steps.Select((step, index) => new TrailPoint(index + 1, positions[index], lanes.First(lane => lane.Name == step.Lane).Y, step))],
            [.. area.GetTicks().Select(tick => (Math.Round(tick, 2), area.GetX(tick)))]);
    }

    /// <summary>Returns the horizontal positions. Steps of one lane at almost the same time are placed side by side.</summary>
    static double[] PositionSteps(IReadOnlyList<TrailStep> steps, ChartArea area)
    {
        var positions = new double[steps.Count];
        foreach (var lane in steps.Index().GroupBy(step => step.Item.Lane))
        {
            var spreadPositions = LabelPlacement.Spread([.. lane.Select(step => area.GetX(step.Item.Milliseconds))], (2 * Radius) + 2, Right);
            foreach (var (position, step) in spreadPositions.Zip(lane)) positions[step.Index] = position;
        }
        return positions;
    }

    static int GetRank(string lane) => Array.IndexOf(LaneOrder, lane) is >= 0 and var rank ? rank : LaneOrder.Length;
}

/// <summary>A lane of the chart.</summary>
/// <param name="Name">The customer, service, broker or store that the lane represents.</param>
/// <param name="Y">The vertical center.</param>
sealed record TrailLane(string Name, double Y);

/// <summary>A step in the chart.</summary>
/// <param name="Number">The number of the step, also shown in the table.</param>
/// <param name="X">The horizontal position.</param>
/// <param name="Y">The vertical position.</param>
/// <param name="Step">The step.</param>
sealed record TrailPoint(int Number, double X, double Y, TrailStep Step);
