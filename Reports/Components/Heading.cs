using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Evolution.Reports.Components;

/// <summary>A heading whose level depends on its depth on the page.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>The level at depth 0.</summary>
    [Parameter, EditorRequired]
    public required int Level { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>The number of levels to add to <see cref="Level"/>.</summary>
    [CascadingParameter(Name = "Depth")]
    public int Depth { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, $"h{Level + Depth}");
        builder.AddContent(1, ChildContent);
        builder.CloseElement();
    }
}
