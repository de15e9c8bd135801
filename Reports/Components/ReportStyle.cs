using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Evolution.Reports.Components;

/// <summary>The style sheet of the report's components, inside the page, so that a page is one file.</summary>
public sealed class ReportStyle : ComponentBase
{
    static readonly string Sheet = Read();

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, $"<style>\n{Sheet}</style>");

    static string Read()
    {
        using var reader = new StreamReader(typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
