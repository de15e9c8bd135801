using Bunit;
using Evolution.Board.Comparing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Comparing;

/// <summary>Shows the Compare page with the results in a temporary folder.</summary>
public abstract class ComparePageContext : BunitContext
{
    private protected readonly TemporaryFolder folder = new();

    protected ComparePageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(new ResultsLibrary(() => folder.Path));
    }

    private protected IRenderedComponent<ComparePage> Show(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/compare{query}");
        return Render<ComparePage>();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }
}
