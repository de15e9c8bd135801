using System.Globalization;
using Evolution.Board.Drawing;

namespace Evolution.Board.Spotting.Graph;

/// <summary>Draws the outline of a part.</summary>
static class ShapePath
{
    const double LidHeight = 7, CornerSize = 12;

    /// <summary>Returns the outline, in SVG path syntax.</summary>
    public static string Of(NodeShape shape, Box box) => shape switch
    {
        NodeShape.Database => Format($"M{box.X} {box.Y + LidHeight}a{box.Width / 2} {LidHeight} 0 0 1 {box.Width} 0v{box.Height - 2 * LidHeight}a{box.Width / 2} {LidHeight} 0 0 1 {-box.Width} 0zM{box.X} {box.Y + LidHeight}a{box.Width / 2} {LidHeight} 0 0 0 {box.Width} 0"),
        NodeShape.Cache => Format($"M{box.X + CornerSize} {box.Y}H{box.Right - CornerSize}L{box.Right} {box.CenterY}L{box.Right - CornerSize} {box.Bottom}H{box.X + CornerSize}L{box.X} {box.CenterY}z"),
        NodeShape.Library => Format($"M{box.X} {box.Y}H{box.Right - CornerSize}L{box.Right} {box.Y + CornerSize}V{box.Bottom}H{box.X}zM{box.Right - CornerSize} {box.Y}V{box.Y + CornerSize}H{box.Right}"),
        NodeShape.Other => Format($"M{box.X + box.Height / 2} {box.Y}H{box.Right - box.Height / 2}a{box.Height / 2} {box.Height / 2} 0 0 1 0 {box.Height}H{box.X + box.Height / 2}a{box.Height / 2} {box.Height / 2} 0 0 1 0 {-box.Height}z"),
        _ => Format($"M{box.X} {box.Y}H{box.Right}V{box.Bottom}H{box.X}z"),
    };

    static string Format(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
