using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Evolution.Reports.Components;

/// <summary>A heading that is one level lower where several comparisons stand on one page.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>Its level where a comparison has the page to itself.</summary>
    [Parameter, EditorRequired]
    public required int Level { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>How many levels lower it is here.</summary>
    [CascadingParameter(Name = "Depth")]
    public int Depth { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, $"h{Level + Depth}");
        builder.AddContent(1, ChildContent);
        builder.CloseElement();
    }
}
