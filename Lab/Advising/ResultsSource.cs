using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Lab.Advising;

/// <summary>Describes the results that a figure comes from.</summary>
public static class ResultsSource
{
    /// <summary>Returns a description, such as <c>results of 2026-05-04, full run, stores run as processes, 8 processors</c>.</summary>
    public static string Describe(Comparison comparison) => string.Create(CultureInfo.InvariantCulture,
        $"results of {comparison.StartedAt:yyyy-MM-dd}, {comparison.Settings.Pace} run, stores run as {comparison.Stores}, {comparison.Machine.Processors} processors{(comparison.IsInterrupted ? ", interrupted" : "")}");
}
