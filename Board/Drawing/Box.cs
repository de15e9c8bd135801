namespace Evolution.Board.Drawing;

/// <summary>A rectangle in a drawing, in the drawing's units, from the upper left corner.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The top edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
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

    /// <summary>Returns this box, moved by an offset.</summary>
    public Box Offset(double x, double y) => this with { X = X + x, Y = Y + y };

    /// <summary>Returns whether the boxes overlap. Boxes that only touch do not.</summary>
    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Returns whether the other box is inside this one.</summary>
    public bool Contains(Box other) => X <= other.X && other.Right <= Right && Y <= other.Y && other.Bottom <= Bottom;
}
