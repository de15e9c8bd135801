using System.Globalization;
using System.Text.Json.Serialization;

namespace Evolution.Lab.Results;

/// <summary>Something that was measured.</summary>
/// <param name="Name">What it is, such as <c>p50 at 1,000 orders</c>.</param>
/// <param name="Value">How much; null where it could not be reached.</param>
/// <param name="Unit">In what: <c>s</c>, <c>ms</c>, <c>MiB</c>, <c>/s</c>, <c>cores</c>, or empty for a count.</param>
public sealed record Quantity(string Name, double? Value, string Unit = "")
{
    /// <summary>It with its unit, for people.</summary>
    [JsonIgnore]
    public string InWords => $"{Name} {Text}";

    /// <summary>The value with its unit.</summary>
    [JsonIgnore]
    public string Text => Value is { } value ? $"{Rounded(value)}{(Unit is "" or "/s" ? Unit : $" {Unit}")}" : "not reached";

    static string Rounded(double value) => value.ToString(Math.Abs(value) switch { >= 100 => "N0", >= 10 => "0.#", _ => "0.##" }, CultureInfo.InvariantCulture);
}
