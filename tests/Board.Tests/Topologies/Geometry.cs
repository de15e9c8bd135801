using Evolution.Board.Drawing;
using Evolution.Board.Topologies.Layout;

namespace Evolution.Board.Tests.Topologies;

/// <summary>Geometry checks for layouts.</summary>
static class Geometry
{
    const double Tolerance = 0.001;

    /// <summary>Returns whether a point is on the edge of a box.</summary>
    public static bool HasOnEdge(this Box box, GraphPoint point) =>
        point.X >= box.X - Tolerance && point.X <= box.Right + Tolerance && point.Y >= box.Y - Tolerance && point.Y <= box.Bottom + Tolerance
        && (Math.Abs(point.X - box.X) < Tolerance || Math.Abs(point.X - box.Right) < Tolerance || Math.Abs(point.Y - box.Y) < Tolerance || Math.Abs(point.Y - box.Bottom) < Tolerance);

    /// <summary>Returns whether a line passes through the interior of a box. A line that only touches the edge does not.</summary>
    public static bool Crosses(this IReadOnlyList<GraphPoint> line, Box box)
    {
        const int Steps = 400;
        var inside = new Box(box.X + Tolerance, box.Y + Tolerance, box.Width - 2 * Tolerance, box.Height - 2 * Tolerance);
        return line.GetSegments().Any(segment => Enumerable.Range(0, Steps + 1).Any(step =>
        {
            var (x, y) = (segment.From.X + (segment.To.X - segment.From.X) * step / Steps, segment.From.Y + (segment.To.Y - segment.From.Y) * step / Steps);
            return x > inside.X && x < inside.Right && y > inside.Y && y < inside.Bottom;
        }));
    }

    /// <summary>Returns whether two lines intersect.</summary>
    public static bool Crosses(this IReadOnlyList<GraphPoint> line, IReadOnlyList<GraphPoint> other) =>
        line.GetSegments().Any(segment => other.GetSegments().Any(otherSegment => Intersect(segment.From, segment.To, otherSegment.From, otherSegment.To)));

    static bool Intersect(GraphPoint a, GraphPoint b, GraphPoint c, GraphPoint d) =>
        GetSide(a, b, c) * GetSide(a, b, d) <= 0 && GetSide(c, d, a) * GetSide(c, d, b) <= 0
        && Math.Min(a.X, b.X) <= Math.Max(c.X, d.X) && Math.Min(c.X, d.X) <= Math.Max(a.X, b.X) && Math.Min(a.Y, b.Y) <= Math.Max(c.Y, d.Y) && Math.Min(c.Y, d.Y) <= Math.Max(a.Y, b.Y);

    static IEnumerable<(GraphPoint From, GraphPoint To)> GetSegments(this IReadOnlyList<GraphPoint> line) => line.Zip(line.Skip(1));

    static int GetSide(GraphPoint from, GraphPoint to, GraphPoint point) => Math.Sign((to.X - from.X) * (point.Y - from.Y) - (to.Y - from.Y) * (point.X - from.X));
}
