using System.Globalization;
using Evolution.Board.Drawing;

namespace Evolution.Board.Spotting.Graph;

/// <summary>Draws the outline of a part.</summary>
static class ShapePath
{
    const double LidHeight = 7, Corner = 12;

    /// <summary>Returns the outline, in SVG path syntax.</summary>
    public static string Of(NodeShape shape, Box box) => shape switch
    {
        NodeShape.Database => Text($"M{box.X} {box.Y + LidHeight}a{box.Width / 2} {LidHeight} 0 0 1 {box.Width} 0v{box.Height - 2 * LidHeight}a{box.Width / 2} {LidHeight} 0 0 1 {-box.Width} 0zM{box.X} {box.Y + LidHeight}a{box.Width / 2} {LidHeight} 0 0 0 {box.Width} 0"),
        NodeShape.Cache => Text($"M{box.X + Corner} {box.Y}H{box.Right - Corner}L{box.Right} {box.CenterY}L{box.Right - Corner} {box.Bottom}H{box.X + Corner}L{box.X} {box.CenterY}z"),
        NodeShape.Library => Text($"M{box.X} {box.Y}H{box.Right - Corner}L{box.Right} {box.Y + Corner}V{box.Bottom}H{box.X}zM{box.Right - Corner} {box.Y}V{box.Y + Corner}H{box.Right}"),
        NodeShape.Other => Text($"M{box.X + box.Height / 2} {box.Y}H{box.Right - box.Height / 2}a{box.Height / 2} {box.Height / 2} 0 0 1 0 {box.Height}H{box.X + box.Height / 2}a{box.Height / 2} {box.Height / 2} 0 0 1 0 {-box.Height}z"),
        _ => Text($"M{box.X} {box.Y}H{box.Right}V{box.Bottom}H{box.X}z"),
    };

    static string Text(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
