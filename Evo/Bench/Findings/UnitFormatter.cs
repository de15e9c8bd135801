using System.Globalization;

namespace Evolution.Evo.Bench.Findings;

/// <summary>Formats values and ratios.</summary>
static class UnitFormatter
{
    /// <summary>Formats a value with its unit, rounded to a useful precision.</summary>
    public static string FormatValue(this Unit unit, double value) => unit switch
    {
        Unit.Seconds => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} s"),
        Unit.PerSecond => string.Create(CultureInfo.InvariantCulture, $"{value:N0}/s"),
        Unit.Milliseconds => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms"),
        Unit.Cores => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.0}% of a core"),
        Unit.Mebibytes => string.Create(CultureInfo.InvariantCulture, $"{value:N0} MiB"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>Formats a ratio, such as <c>0.30×</c>.</summary>
    public static string FormatRatio(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00}×");
}
