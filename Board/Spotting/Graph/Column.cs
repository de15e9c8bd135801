namespace Evolution.Board.Spotting.Graph;

/// <summary>Parts that stand above each other, between which arrows pass.</summary>
/// <param name="Left">Its left end.</param>
/// <param name="Right">Its right end.</param>
/// <param name="Boxes">The parts.</param>
sealed record Column(double Left, double Right, IReadOnlyList<Box> Boxes)
{
    const double Beside = 9;

    /// <summary>The columns that parts stand in, from left to right.</summary>
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

    /// <summary>The same with what else is in the way there.</summary>
    public Column With(IEnumerable<Box> others) => this with { Boxes = [.. Boxes, .. others.Where(other => other.X < Right && Left < other.Right)] };

    /// <summary>The height nearest to a wanted one at which no part is in the way.</summary>
    public double Lane(double wanted) => Boxes.SelectMany(box => new[] { box.Y - Beside, box.Bottom + Beside }).Append(wanted).Where(IsFree).MinBy(height => Math.Abs(height - wanted));

    bool IsFree(double height) => !Boxes.Any(box => height > box.Y - Beside / 2 && height < box.Bottom + Beside / 2);
}
