using System.Globalization;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>The limits of a value's size, length or number of items; each is null if there is no limit.</summary>
public sealed record Limits
{
    /// <summary>The lowest number that is allowed.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The highest number that is allowed.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The minimum number of characters.</summary>
    public decimal? MinLength { get; init; }

    /// <summary>The maximum number of characters.</summary>
    public decimal? MaxLength { get; init; }

    /// <summary>The minimum number of items.</summary>
    public decimal? MinItems { get; init; }

    /// <summary>The maximum number of items.</summary>
    public decimal? MaxItems { get; init; }

    /// <summary>The regular expression that a string must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>Reads the limits that a schema sets.</summary>
    public static Limits From(IOpenApiSchema schema) => new()
    {
        Minimum = ParseNumber(schema.Minimum) ?? ParseNumber(schema.ExclusiveMinimum),
        Maximum = ParseNumber(schema.Maximum) ?? ParseNumber(schema.ExclusiveMaximum),
        MinLength = schema.MinLength,
        MaxLength = schema.MaxLength,
        MinItems = schema.MinItems,
        MaxItems = schema.MaxItems,
        Pattern = schema.Pattern,
    };

    /// <summary>Combines two sets of limits: the tighter value of each limit, and the first pattern that is set.</summary>
    public Limits CombineWith(Limits other) => new()
    {
        Minimum = GetHigher(Minimum, other.Minimum),
        Maximum = GetLower(Maximum, other.Maximum),
        MinLength = GetHigher(MinLength, other.MinLength),
        MaxLength = GetLower(MaxLength, other.MaxLength),
        MinItems = GetHigher(MinItems, other.MinItems),
        MaxItems = GetLower(MaxItems, other.MaxItems),
        Pattern = Pattern ?? other.Pattern,
    };

    /// <summary>Describes where these limits allow less than the old ones.</summary>
    public IEnumerable<string> DescribeTightened(Limits old)
    {
        if (Minimum > (old.Minimum ?? decimal.MinValue)) yield return $"must be at least {Minimum}, not {Describe(old.Minimum)}";
        if (Maximum < (old.Maximum ?? decimal.MaxValue)) yield return $"may be at most {Maximum}, not {Describe(old.Maximum)}";
        if (MinLength > (old.MinLength ?? 0)) yield return $"must have at least {MinLength} characters, not {Describe(old.MinLength)}";
        if (MaxLength < (old.MaxLength ?? decimal.MaxValue)) yield return $"may have at most {MaxLength} characters, not {Describe(old.MaxLength)}";
        if (MinItems > (old.MinItems ?? 0)) yield return $"must have at least {MinItems} items, not {Describe(old.MinItems)}";
        if (MaxItems < (old.MaxItems ?? decimal.MaxValue)) yield return $"may have at most {MaxItems} items, not {Describe(old.MaxItems)}";
        if (Pattern is not null && Pattern != old.Pattern) yield return $"must match {Pattern}, not {old.Pattern ?? "anything"}";
    }

    static string Describe(decimal? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "without limit";

    static decimal? ParseNumber(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    static decimal? GetHigher(decimal? first, decimal? second) => first is null || second > first ? second ?? first : first;

    static decimal? GetLower(decimal? first, decimal? second) => first is null || second < first ? second ?? first : first;
}
