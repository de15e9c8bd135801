using System.Globalization;
using System.Text.Json.Serialization;

namespace Evolution.Lab.Results;

/// <summary>One cost of one topology.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Question">The question that it answers.</param>
public sealed record CostResult(string Name, string Question)
{
    /// <summary>Why it has no meaning on this topology; then there is nothing else.</summary>
    public string? Objection { get; init; }

    /// <summary>Why it could not be measured.</summary>
    public string? Error { get; init; }

    /// <summary>What was measured; the first stands for all in the matrix.</summary>
    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    /// <summary>What there is to say in words, if anything.</summary>
    public string? Note { get; init; }

    /// <summary>The value of a quantity; null where it was not measured.</summary>
    public double? this[string quantity] => Quantities.FirstOrDefault(measured => measured.Name == quantity)?.Value;
}

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
