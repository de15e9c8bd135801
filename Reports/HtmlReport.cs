using Evolution.Lab.Results;
using Evolution.Reports.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evolution.Reports;

/// <summary>Renders the report as a self-contained HTML file, with the same components as the Board.</summary>
public static class HtmlReport
{
    /// <summary>The name of the report file in a results folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the report of one comparison, or of several side by side, to a file.</summary>
    /// <exception cref="LabException">The file cannot be written.</exception>
    public static async Task WriteAsync(IReadOnlyList<Comparison> comparisons, string path)
    {
        var page = await RenderAsync(comparisons);
        try
        {
            await File.WriteAllTextAsync(path, page);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"{path} cannot be written: {exception.Message}", cause: exception);
        }
    }

    /// <summary>Renders the report as HTML.</summary>
    public static async Task<string> RenderAsync(IReadOnlyList<Comparison> comparisons)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Comparisons)] = comparisons });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReportPage>(parameters)).ToHtmlString());
    }
}
