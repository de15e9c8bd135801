namespace Evolution.Board.Spotting.Graph;

/// <summary>A rectangle in the drawing.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The top edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CenterX => X + Width / 2;

    public double CenterY => Y + Height / 2;

    /// <summary>Returns the box, moved by an offset.</summary>
    public Box Offset(double x, double y) => this with { X = X + x, Y = Y + y };

    /// <summary>Returns whether both boxes have a point in common.</summary>
    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Returns whether the other box is inside this one.</summary>
    public bool Contains(Box other) => other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;
}
