using System.Globalization;

namespace Evolution.Board.Spotting.Graph;

/// <summary>The way of an arrow from one part to another: a curve from side to side, round the outside where both stand in one column.</summary>
static class EdgePath
{
    /// <summary>How far it goes out beside a column.</summary>
    public const double Bulge = 40;

    const double Head = 3;

    /// <summary>As SVG writes it.</summary>
    public static string Of(Box from, Box to)
    {
        if (to.X >= from.Right) return Curve(from.Right, from.CenterY, to.X - Head, to.CenterY, 1, -1);
        if (to.Right <= from.X) return Curve(from.X, from.CenterY, to.Right + Head, to.CenterY, -1, 1);
        return Curve(from.Right, from.CenterY, to.Right + Head, to.CenterY, 1, 1);
    }

    static string Curve(double x1, double y1, double x2, double y2, int leaves, int arrives)
    {
        var reach = leaves == arrives ? Bulge : Math.Max(24, Math.Abs(x2 - x1) / 2);
        return string.Create(CultureInfo.InvariantCulture, $"M{x1:0.#} {y1:0.#}C{x1 + leaves * reach:0.#} {y1:0.#} {x2 + arrives * reach:0.#} {y2:0.#} {x2:0.#} {y2:0.#}");
    }
}
