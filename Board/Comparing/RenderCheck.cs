using Evolution.Lab;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Board.Comparing;

/// <summary>Verifies that results can be rendered before they are shown, because an exception in a component breaks the whole page.</summary>
static class RenderCheck
{
    /// <summary>Renders the results and discards the output.</summary>
    /// <exception cref="LabException">The results cannot be rendered.</exception>
    public static async Task RunAsync(IReadOnlyList<Comparison> comparisons)
    {
        try
        {
            if (comparisons is not []) await HtmlReport.RenderAsync(comparisons);
        }
        catch (Exception exception)
        {
            // Catch every exception: a file from another source may contain unexpected data.
            throw new LabException($"These results can be read, but not shown: {exception.Message}", cause: exception);
        }
    }
}
