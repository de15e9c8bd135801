using System.Globalization;
using Evolution.Lab.CrashTests;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes the results of a crash test: a row for each phase, and a summary in the last line.</summary>
static class CrashTable
{
    const int Width = 160;

    public static void Write(IReadOnlyList<PhaseCrashTestResult> results, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected) console.Profile.Width = Width;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in new[] { "phase", "faults", "steps", "kills", "orders", "lost", "duplicated", "stuck", "inconsistent", "longest recovery" }) table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var result in results)
        {
            table.AddRow([.. new[]
            {
                $"{result.Phase}", FormatNumber(result.Rounds.Count), $"{result.KilledSteps}/{result.Steps}", FormatNumber(result.Kills), FormatNumber(result.Orders), FormatNumber(result.Lost), FormatNumber(result.Duplicated), FormatNumber(result.Stuck), FormatNumber(result.Inconsistent), FormatSeconds(result.LongestRecovery),
            }.Select(cell => new Text(cell))]);
        }
        console.Write(table);
        output.WriteLine(Summarize(results));
    }

    /// <summary>Returns the last line of a crash test.</summary>
    public static string Summarize(IReadOnlyList<PhaseCrashTestResult> results) => string.Create(CultureInfo.InvariantCulture,
        $"{results.Sum(result => result.Kills)} kills, {results.Sum(result => result.Orders)} orders, {results.Sum(result => result.Lost)} lost, {results.Sum(result => result.Duplicated)} duplicated, {results.Sum(result => result.Stuck)} stuck, {results.Sum(result => result.Inconsistent)} inconsistent, longest recovery {results.Select(result => result.LongestRecovery).DefaultIfEmpty().Max().TotalSeconds:0.0} s");

    static string FormatNumber(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    static string FormatSeconds(TimeSpan value) => string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.0} s");
}
