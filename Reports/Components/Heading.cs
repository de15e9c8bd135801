using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Evolution.Reports.Components;

/// <summary>A heading whose level is lowered when several comparisons are on one page.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>The level of the heading when a comparison is alone on the page.</summary>
    [Parameter, EditorRequired]
    public required int Level { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>The number of levels by which the heading is lowered.</summary>
    [CascadingParameter(Name = "Depth")]
    public int Depth { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, $"h{Level + Depth}");
        builder.AddContent(1, ChildContent);
        builder.CloseElement();
    }
}
