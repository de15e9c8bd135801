using System.Globalization;

namespace Evolution.Board.Spotting.Graph;

/// <summary>Draws the outline of a part.</summary>
static class ShapePath
{
    const double Lid = 7, Corner = 12;

    /// <summary>Returns the outline, in SVG path syntax.</summary>
    public static string Of(NodeShape shape, Box at) => shape switch
    {
        NodeShape.Database => Text($"M{at.X} {at.Y + Lid}a{at.Width / 2} {Lid} 0 0 1 {at.Width} 0v{at.Height - 2 * Lid}a{at.Width / 2} {Lid} 0 0 1 {-at.Width} 0zM{at.X} {at.Y + Lid}a{at.Width / 2} {Lid} 0 0 0 {at.Width} 0"),
        NodeShape.Cache => Text($"M{at.X + Corner} {at.Y}H{at.Right - Corner}L{at.Right} {at.CenterY}L{at.Right - Corner} {at.Bottom}H{at.X + Corner}L{at.X} {at.CenterY}z"),
        NodeShape.Library => Text($"M{at.X} {at.Y}H{at.Right - Corner}L{at.Right} {at.Y + Corner}V{at.Bottom}H{at.X}zM{at.Right - Corner} {at.Y}V{at.Y + Corner}H{at.Right}"),
        NodeShape.Other => Text($"M{at.X + at.Height / 2} {at.Y}H{at.Right - at.Height / 2}a{at.Height / 2} {at.Height / 2} 0 0 1 0 {at.Height}H{at.X + at.Height / 2}a{at.Height / 2} {at.Height / 2} 0 0 1 0 {-at.Height}z"),
        _ => Text($"M{at.X} {at.Y}H{at.Right}V{at.Bottom}H{at.X}z"),
    };

    static string Text(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
