using Evolution.Lab.Results;

namespace Evolution.Reports.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Style">Which of the line styles it has, from 1: dashes as well as colour.</param>
/// <param name="Points">Its values.</param>
public sealed record ChartLine(string Name, int Style, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>One line for each service that requests enter by, always in the same order and style.</summary>
    /// <param name="fault">The experiment.</param>
    /// <param name="value">What is drawn of a moment; null where there is nothing.</param>
    public static IReadOnlyList<ChartLine> Of(FaultResult fault, Func<Moment, double?> value) =>
    [
        .. fault.Timeline.GroupBy(moment => moment.Entry).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select((entry, index) =>
            new ChartLine(entry.Key, index + 1, [.. entry.Where(moment => value(moment) is not null).Select(moment => new ChartPoint(moment.At, value(moment)!.Value))])),
    ];
}
