using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace Evolution.Board.Learning;

/// <summary>A table that can be wider than a phone: it is scrolled, also by keyboard.</summary>
sealed class ScrolledTable : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.Write("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}
