using Evolution.Lab.Results;

namespace Evolution.Reports.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">The label of the line.</param>
/// <param name="Style">The number of the line style, from 1. A style sets the dash pattern and the colour.</param>
/// <param name="Points">The values of the line.</param>
public sealed record ChartLine(string Name, int Style, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Creates one line for each entry service, always in the same order and style.</summary>
    /// <param name="fault">The experiment.</param>
    /// <param name="value">Selects the value to draw for a moment; null if there is no value.</param>
    public static IReadOnlyList<ChartLine> Of(FaultResult fault, Func<Moment, double?> value) =>
    [
        .. fault.Timeline.GroupBy(moment => moment.Entry).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select((entry, index) =>
            new ChartLine(entry.Key, index + 1, [.. entry.Where(moment => value(moment) is not null).Select(moment => new ChartPoint(moment.At, value(moment)!.Value))])),
    ];
}
