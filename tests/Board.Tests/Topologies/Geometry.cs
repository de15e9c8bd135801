using Evolution.Board.Topologies.Layout;

namespace Evolution.Board.Tests.Topologies;

/// <summary>What meets what in a picture.</summary>
static class Geometry
{
    const double Close = 0.001;

    /// <summary>Whether a point is on the edge of a box.</summary>
    public static bool IsTouchedBy(this Box box, GraphPoint point) =>
        point.X >= box.X - Close && point.X <= box.Right + Close && point.Y >= box.Y - Close && point.Y <= box.Bottom + Close
        && (Math.Abs(point.X - box.X) < Close || Math.Abs(point.X - box.Right) < Close || Math.Abs(point.Y - box.Y) < Close || Math.Abs(point.Y - box.Bottom) < Close);

    /// <summary>Whether a line goes through the inside of a box; touching its edge is no crossing.</summary>
    public static bool Crosses(this IReadOnlyList<GraphPoint> line, Box box)
    {
        const int Steps = 400;
        var inside = new Box(box.X + Close, box.Y + Close, box.Width - 2 * Close, box.Height - 2 * Close);
        return line.Segments().Any(segment => Enumerable.Range(0, Steps + 1).Any(step =>
        {
            var (x, y) = (segment.From.X + (segment.To.X - segment.From.X) * step / Steps, segment.From.Y + (segment.To.Y - segment.From.Y) * step / Steps);
            return x > inside.X && x < inside.Right && y > inside.Y && y < inside.Bottom;
        }));
    }

    /// <summary>Whether two lines meet.</summary>
    public static bool Crosses(this IReadOnlyList<GraphPoint> line, IReadOnlyList<GraphPoint> other) =>
        line.Segments().Any(one => other.Segments().Any(two => Meet(one.From, one.To, two.From, two.To)));

    static bool Meet(GraphPoint a, GraphPoint b, GraphPoint c, GraphPoint d) =>
        Side(a, b, c) * Side(a, b, d) <= 0 && Side(c, d, a) * Side(c, d, b) <= 0
        && Math.Min(a.X, b.X) <= Math.Max(c.X, d.X) && Math.Min(c.X, d.X) <= Math.Max(a.X, b.X) && Math.Min(a.Y, b.Y) <= Math.Max(c.Y, d.Y) && Math.Min(c.Y, d.Y) <= Math.Max(a.Y, b.Y);

    static IEnumerable<(GraphPoint From, GraphPoint To)> Segments(this IReadOnlyList<GraphPoint> line) => line.Zip(line.Skip(1));

    static int Side(GraphPoint from, GraphPoint to, GraphPoint point) => Math.Sign((to.X - from.X) * (point.Y - from.Y) - (to.Y - from.Y) * (point.X - from.X));
}
