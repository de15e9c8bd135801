using Evolution.Lab;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Board.Comparing;

/// <summary>Maps the endpoint that returns the content of the page as a single file, identical to that of <c>evo compare</c>.</summary>
static class ReportEndpoint
{
    /// <summary>The path of the endpoint.</summary>
    public const string Path = "/compare/report";

    public static IEndpointConventionBuilder MapReport(this IEndpointRouteBuilder routes) => routes.MapGet(Path, GetReportAsync);

    /// <summary>Renders the report of the given runs, or of the newest run if none are given.</summary>
    public static async Task<IResult> GetReportAsync(string[] run, ResultsLibrary library)
    {
        try
        {
            string[] names = [.. run.Where(name => name is not "")];
            if (names is []) names = library.List().FindNewest() is { } newest ? [newest.Folder] : throw new LabException("There are no results yet.");
            Comparison[] comparisons = [.. names.Select(library.Read)];
            return TypedResults.Content(await HtmlReport.RenderAsync(comparisons), "text/html; charset=utf-8");
        }
        catch (LabException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }
}
