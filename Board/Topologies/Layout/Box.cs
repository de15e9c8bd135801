namespace Evolution.Board.Topologies.Layout;

/// <summary>A rectangle in the graph, in the graph's units.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
    public double CenterX => X + Width / 2;
    public double CenterY => Y + Height / 2;

    /// <summary>Returns the smallest box that contains all boxes.</summary>
    public static Box Around(IReadOnlyCollection<Box> boxes)
    {
        var (left, top) = (boxes.Min(box => box.X), boxes.Min(box => box.Y));
        return new(left, top, boxes.Max(box => box.Right) - left, boxes.Max(box => box.Bottom) - top);
    }

    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool Contains(Box other) => X <= other.X && other.Right <= Right && Y <= other.Y && other.Bottom <= Bottom;
}
