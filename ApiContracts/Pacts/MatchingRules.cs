namespace Evolution.ApiContracts.Pacts;

/// <summary>The rules by which values may differ from an example.</summary>
public sealed record MatchingRules
{
    /// <summary>The rules by path, such as <c>$.lines[*].quantity</c>. A rule also applies to the values below its path that have no rule of their own.</summary>
    public IReadOnlyDictionary<string, MatchingRule> Body { get; init; } = new Dictionary<string, MatchingRule>();

    /// <summary>Finds the rule for the given value: the one with the longest path, and among those the one with the fewest <c>*</c> segments.</summary>
    /// <param name="path">The path of the value, such as <c>$.lines[0].quantity</c>.</param>
    /// <returns>Null if the value must equal the example.</returns>
    public MatchingRule? Find(BodyPath path) => Body
        .Select(rule => (Path: BodyPath.Parse(rule.Key), rule.Value))
        .Where(rule => rule.Path.Covers(path))
        .OrderByDescending(rule => rule.Path.Segments.Count).ThenByDescending(rule => rule.Path.Specificity)
        .Select(rule => rule.Value)
        .FirstOrDefault();
}

/// <summary>A rule by which a value may differ from the example.</summary>
public sealed record MatchingRule
{
    /// <summary>The conditions on the value.</summary>
    public required IReadOnlyList<Matcher> Matchers { get; init; }

    /// <summary><c>AND</c> if all conditions must hold, <c>OR</c> if one is sufficient.</summary>
    public string Combine { get; init; } = "AND";

    /// <summary>Whether null is accepted as well.</summary>
    public bool AllowsNull => Combine is "OR" && Matchers.Any(matcher => matcher.Match is "null");

    /// <summary>The conditions on a value that is not null.</summary>
    public IEnumerable<Matcher> ValueMatchers => Matchers.Where(matcher => matcher.Match is not "null");
}

/// <summary>A condition on a value.</summary>
/// <param name="Match"><c>type</c>, <c>equality</c>, <c>regex</c>, <c>integer</c>, <c>number</c> or <c>null</c>.</param>
/// <param name="Regex">The regular expression that the value must match, for <c>regex</c>.</param>
/// <param name="Min">The minimum number of items, for <c>type</c>.</param>
public sealed record Matcher(string Match, string? Regex = null, int? Min = null)
{
    /// <summary>The conditions that are supported here.</summary>
    public static readonly IReadOnlySet<string> Supported = new HashSet<string> { "type", "equality", "regex", "integer", "number", "null" };
}
