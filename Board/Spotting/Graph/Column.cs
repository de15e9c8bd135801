namespace Evolution.Board.Spotting.Graph;

/// <summary>Parts that are placed above each other, with gaps through which arrows pass.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Boxes">The parts.</param>
sealed record Column(double Left, double Right, IReadOnlyList<Box> Boxes)
{
    const double Beside = 9;

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
    public Column With(IEnumerable<Box> others) => this with { Boxes = [.. Boxes, .. others.Where(other => other.X < Right && Left < other.Right)] };

    /// <summary>Returns the free height nearest to the wanted one.</summary>
    public double Lane(double wanted) => Boxes.SelectMany(box => new[] { box.Y - Beside, box.Bottom + Beside }).Append(wanted).Where(IsFree).MinBy(height => Math.Abs(height - wanted));

    bool IsFree(double height) => !Boxes.Any(box => height > box.Y - Beside / 2 && height < box.Bottom + Beside / 2);
}
