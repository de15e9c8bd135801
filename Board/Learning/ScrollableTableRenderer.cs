using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace Evolution.Board.Learning;

/// <summary>Renders a table in a scrollable region, so that a table wider than the page can be scrolled, including by keyboard.</summary>
sealed class ScrollableTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.Write("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}
