using System.Globalization;
using System.Text.Json.Serialization;

namespace Evolution.Lab.Results;

/// <summary>The measurement of one cost on one topology.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Question">The question that the measurement answers.</param>
public sealed record CostResult(string Name, string Question)
{
    /// <summary>The reason why the measurement does not apply to this topology; no other values are set then.</summary>
    public string? Objection { get; init; }

    /// <summary>The error that prevented the measurement.</summary>
    public string? Error { get; init; }

    /// <summary>The measured quantities. The matrix shows the first one.</summary>
    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    /// <summary>A note for readers, if any.</summary>
    public string? Note { get; init; }

    /// <summary>Returns the value of a quantity; null if it was not measured.</summary>
    public double? this[string quantity] => Quantities.FirstOrDefault(measured => measured.Name == quantity)?.Value;
}

/// <summary>A measured quantity.</summary>
/// <param name="Name">The name, such as <c>p50 at 1,000 orders</c>.</param>
/// <param name="Value">The value; null if it was not reached.</param>
/// <param name="Unit">The unit: <c>s</c>, <c>ms</c>, <c>MiB</c>, <c>/s</c>, <c>cores</c>, or empty for a count.</param>
public sealed record Quantity(string Name, double? Value, string Unit = "")
{
    /// <summary>The name and the value with its unit, for display.</summary>
    [JsonIgnore]
    public string NameWithValue => $"{Name} {Text}";

    /// <summary>The value with its unit, for display.</summary>
    [JsonIgnore]
    public string Text => Value is { } value ? $"{FormatNumber(value)}{(Unit is "" or "/s" ? Unit : $" {Unit}")}" : "not reached";

    static string FormatNumber(double value) => value.ToString(Math.Abs(value) switch { >= 100 => "N0", >= 10 => "0.#", _ => "0.##" }, CultureInfo.InvariantCulture);
}
