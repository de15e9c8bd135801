using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Evolution.Reports.Components;

/// <summary>The style sheet of the report's components, inlined so that the report is a single file.</summary>
public sealed class ReportStyle : ComponentBase
{
    static readonly string StyleSheet = ReadStyleSheet();

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, $"<style>\n{StyleSheet}</style>");

    static string ReadStyleSheet()
    {
        using var reader = new StreamReader(typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
