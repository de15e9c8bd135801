using System.Globalization;
using System.Text;
using Evolution.Board.Drawing;

namespace Evolution.Board.Spotting.Graph;

/// <summary>
/// Routes arrows between parts: a curve from side to side, through the gaps in the columns in between, or around the outside if both
/// parts are in one column.
/// </summary>
/// <param name="boxes">All parts.</param>
/// <param name="labels">The areas of the frames' labels, which arrows must not cross either.</param>
sealed class CurveRouter(IEnumerable<Box> boxes, IReadOnlyList<Box> labels)
{
    /// <summary>The distance by which a curve extends to the side of a column.</summary>
    public const double Bulge = 40;

    const double ArrowTipLength = 3;

    readonly IReadOnlyList<Column> columns = [.. Column.Of(boxes).Select(column => column.WithObstacles(labels))];

    /// <summary>Returns the path of an arrow, in SVG syntax.</summary>
    public string Route(Box from, Box to)
    {
        if (to.X >= from.Right) return RouteAcross(from.Right, from.CenterY, to.X - ArrowTipLength, to.CenterY);
        if (to.Right <= from.X) return RouteAcross(from.X, from.CenterY, to.Right + ArrowTipLength, to.CenterY);
        var (start, end) = (from.Right, to.Right + ArrowTipLength);
        return Format($"M{start:0.#} {from.CenterY:0.#}C{start + Bulge:0.#} {from.CenterY:0.#} {end + Bulge:0.#} {to.CenterY:0.#} {end:0.#} {to.CenterY:0.#}");
    }

    string RouteAcross(double x1, double y1, double x2, double y2)
    {
        var crossedColumns = columns.Where(column => column.Left >= Math.Min(x1, x2) && column.Right <= Math.Max(x1, x2));
        var path = new StringBuilder(Format($"M{x1:0.#} {y1:0.#}"));
        var (x, y) = (x1, y1);
        foreach (var column in x1 < x2 ? crossedColumns : crossedColumns.Reverse())
        {
            var (entryX, exitX) = x1 < x2 ? (column.Left, column.Right) : (column.Right, column.Left);
            var lane = column.FindLane(y1 + (y2 - y1) * ((entryX + exitX) / 2 - x1) / (x2 - x1));
            path.Append(FormatCurve(x, y, entryX, lane)).Append(Format($"H{exitX:0.#}"));
            (x, y) = (exitX, lane);
        }
        return path.Append(FormatCurve(x, y, x2, y2)).ToString();
    }

    static string FormatCurve(double x1, double y1, double x2, double y2) => Format($"C{(x1 + x2) / 2:0.#} {y1:0.#} {(x1 + x2) / 2:0.#} {y2:0.#} {x2:0.#} {y2:0.#}");

    static string Format(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
