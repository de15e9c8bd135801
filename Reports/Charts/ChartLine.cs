using Evolution.Lab.Results;

namespace Evolution.Reports.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">The label of the line.</param>
/// <param name="Style">The number of the line style, from 1. It determines the dash pattern and the color.</param>
/// <param name="Points">The values of the line.</param>
public sealed record ChartLine(string Name, int Style, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Creates one line for each entry service, ordered by name.</summary>
    /// <param name="fault">The result of the experiment.</param>
    /// <param name="getValue">Returns the value to draw for a moment; null if there is none.</param>
    public static IReadOnlyList<ChartLine> Of(FaultResult fault, Func<Moment, double?> getValue) =>
    [
        .. fault.Timeline.GroupBy(moment => moment.Entry).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select((entry, index) =>
            new ChartLine(entry.Key, index + 1, [.. entry.Where(moment => getValue(moment) is not null).Select(moment => new ChartPoint(moment.At, getValue(moment)!.Value))])),
    ];
}
