namespace Evolution.Board.Spotting.Graph;

/// <summary>A rectangle of the picture.</summary>
/// <param name="X">Its left end.</param>
/// <param name="Y">Its upper end.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CenterX => X + Width / 2;

    public double CenterY => Y + Height / 2;

    /// <summary>The same elsewhere.</summary>
    public Box Moved(double x, double y) => this with { X = X + x, Y = Y + y };

    /// <summary>Whether both have a point in common.</summary>
    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether the other one lies in it.</summary>
    public bool Holds(Box other) => other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;
}
