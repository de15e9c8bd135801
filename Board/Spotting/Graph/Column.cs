using Evolution.Board.Drawing;

namespace Evolution.Board.Spotting.Graph;

/// <summary>Parts stacked on top of each other, with gaps through which arrows pass.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Boxes">The parts.</param>
sealed record Column(double Left, double Right, IReadOnlyList<Box> Boxes)
{
    // The minimum distance of an arrow from a part.
    const double Clearance = 9;

    /// <summary>Groups parts into columns, from left to right.</summary>
    public static List<Column> Of(IEnumerable<Box> boxes)
    {
        var columns = new List<Column>();
        foreach (var box in boxes.OrderBy(box => box.X))
        {
            if (columns is [.., var last] && box.X < last.Right) columns[^1] = new(last.Left, Math.Max(last.Right, box.Right), [.. last.Boxes, box]);
            else columns.Add(new(box.X, box.Right, [box]));
        }
        return columns;
    }

    /// <summary>Returns the column with further obstacles in its range.</summary>
    public Column WithObstacles(IEnumerable<Box> obstacles) => this with { Boxes = [.. Boxes, .. obstacles.Where(obstacle => obstacle.X < Right && Left < obstacle.Right)] };

    /// <summary>Returns the free vertical position closest to the preferred one.</summary>
    public double FindLane(double preferred) => Boxes.SelectMany(box => new[] { box.Y - Clearance, box.Bottom + Clearance }).Append(preferred).Where(IsFree).MinBy(y => Math.Abs(y - preferred));

    bool IsFree(double y) => !Boxes.Any(box => y > box.Y - Clearance / 2 && y < box.Bottom + Clearance / 2);
}
