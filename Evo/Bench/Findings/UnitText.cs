using System.Globalization;

namespace Evolution.Evo.Bench.Findings;

/// <summary>Writes values with their unit.</summary>
static class UnitText
{
    /// <summary>The value, rounded as far as it is worth reading.</summary>
    public static string Text(this Unit unit, double value) => unit switch
    {
        Unit.Seconds => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} s"),
        Unit.PerSecond => string.Create(CultureInfo.InvariantCulture, $"{value:N0}/s"),
        Unit.Milliseconds => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms"),
        Unit.Cores => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.0} % of a core"),
        Unit.Mebibytes => string.Create(CultureInfo.InvariantCulture, $"{value:N0} MiB"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>How many times something is something else.</summary>
    public static string Ratio(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} ×");
}
