using Evolution.Lab;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Board.Comparing;

/// <summary>Renders results out of sight before the page does, because a component that fails breaks the whole page.</summary>
static class Trial
{
    /// <summary>Renders the results and discards the output.</summary>
    /// <exception cref="LabException">They cannot be rendered. The message contains the reason.</exception>
    public static async Task DrawAsync(IReadOnlyList<Comparison> comparisons)
    {
        try
        {
            if (comparisons is not []) await HtmlReport.RenderAsync(comparisons);
        }
        catch (Exception failure)
        {
            // Catch every exception: a file from another source may contain unexpected data.
            throw new LabException($"These results can be read, but not shown: {failure.Message}", cause: failure);
        }
    }
}
