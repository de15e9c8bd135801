namespace Evolution.Board.Topologies.Layout;

/// <summary>Computes the head of an arrow. An SVG marker is not used, since it does not inherit the line color in every browser.</summary>
static class Arrowhead
{
    const double Length = 11, HalfWidth = 5.5;

    /// <summary>Returns the corners of the triangle at the end of a line.</summary>
    public static IReadOnlyList<GraphPoint> GetCorners(GraphPoint tip, GraphPoint start)
    {
        var (dx, dy) = (tip.X - start.X, tip.Y - start.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        if (length is 0) return [tip];
        var (ux, uy) = (dx / length, dy / length);
        var (baseX, baseY) = (tip.X - ux * Length, tip.Y - uy * Length);
        return [tip, new(baseX - uy * HalfWidth, baseY + ux * HalfWidth), new(baseX + uy * HalfWidth, baseY - ux * HalfWidth)];
    }
}
