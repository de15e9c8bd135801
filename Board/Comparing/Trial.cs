using Evolution.Lab;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Board.Comparing;

/// <summary>Draws results where nobody sees it before the page draws them: a component that fails takes the whole page with it.</summary>
static class Trial
{
    /// <summary>Tries it.</summary>
    /// <exception cref="LabException">They cannot be drawn; says why.</exception>
    public static async Task DrawAsync(IReadOnlyList<Comparison> comparisons)
    {
        try
        {
            if (comparisons is not []) await HtmlReport.RenderAsync(comparisons);
        }
        catch (Exception failure)
        {
            // Of whatever kind it is: a file from elsewhere may hold what nobody thought of.
            throw new LabException($"These results can be read, but not shown: {failure.Message}", cause: failure);
        }
    }
}
