using System.Globalization;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>The limits of a value's size, length or number of entries; each is null if there is no limit.</summary>
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

    /// <summary>The minimum number of entries.</summary>
    public decimal? MinItems { get; init; }

    /// <summary>The maximum number of entries.</summary>
    public decimal? MaxItems { get; init; }

    /// <summary>The regular expression that a text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>Reads the limits that a schema sets.</summary>
    public static Limits Of(IOpenApiSchema schema) => new()
    {
        Minimum = Number(schema.Minimum) ?? Number(schema.ExclusiveMinimum),
        Maximum = Number(schema.Maximum) ?? Number(schema.ExclusiveMaximum),
        MinLength = schema.MinLength,
        MaxLength = schema.MaxLength,
        MinItems = schema.MinItems,
        MaxItems = schema.MaxItems,
        Pattern = schema.Pattern,
    };

    /// <summary>Combines both sets of limits: the tighter one of each limit, and the first pattern that is set.</summary>
    public Limits And(Limits other) => new()
    {
        Minimum = Higher(Minimum, other.Minimum),
        Maximum = Lower(Maximum, other.Maximum),
        MinLength = Higher(MinLength, other.MinLength),
        MaxLength = Lower(MaxLength, other.MaxLength),
        MinItems = Higher(MinItems, other.MinItems),
        MaxItems = Lower(MaxItems, other.MaxItems),
        Pattern = Pattern ?? other.Pattern,
    };

    /// <summary>Describes where these limits allow less than the old ones.</summary>
    public IEnumerable<string> TighterThan(Limits old)
    {
        if (Minimum > (old.Minimum ?? decimal.MinValue)) yield return $"must be at least {Minimum}, not {Said(old.Minimum)}";
        if (Maximum < (old.Maximum ?? decimal.MaxValue)) yield return $"may be at most {Maximum}, not {Said(old.Maximum)}";
        if (MinLength > (old.MinLength ?? 0)) yield return $"must have at least {MinLength} characters, not {Said(old.MinLength)}";
        if (MaxLength < (old.MaxLength ?? decimal.MaxValue)) yield return $"may have at most {MaxLength} characters, not {Said(old.MaxLength)}";
        if (MinItems > (old.MinItems ?? 0)) yield return $"must have at least {MinItems} entries, not {Said(old.MinItems)}";
        if (MaxItems < (old.MaxItems ?? decimal.MaxValue)) yield return $"may have at most {MaxItems} entries, not {Said(old.MaxItems)}";
        if (Pattern is not null && Pattern != old.Pattern) yield return $"must look like {Pattern}, not {old.Pattern ?? "anything"}";
    }

    static string Said(decimal? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "without limit";

    static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    static decimal? Higher(decimal? one, decimal? other) => one is null || other > one ? other ?? one : one;

    static decimal? Lower(decimal? one, decimal? other) => one is null || other < one ? other ?? one : one;
}
