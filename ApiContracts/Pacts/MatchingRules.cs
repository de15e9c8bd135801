namespace Evolution.ApiContracts.Pacts;

/// <summary>How values may differ from an example.</summary>
public sealed record MatchingRules
{
    /// <summary>By path, such as <c>$.lines[*].quantity</c>. A rule holds for all below its path that has none of its own.</summary>
    public IReadOnlyDictionary<string, MatchingRule> Body { get; init; } = new Dictionary<string, MatchingRule>();

    /// <summary>The rule for a value: the one with the longest path, and of those the one that names most of its steps.</summary>
    /// <param name="path">Where the value is, such as <c>$.lines[0].quantity</c>.</param>
    /// <returns>Null where it must equal the example.</returns>
    public MatchingRule? Find(BodyPath path) => Body
        .Select(rule => (Path: BodyPath.Parse(rule.Key), rule.Value))
        .Where(rule => rule.Path.Covers(path))
        .OrderByDescending(rule => rule.Path.Steps.Count).ThenByDescending(rule => rule.Path.Exactness)
        .Select(rule => rule.Value)
        .FirstOrDefault();
}

/// <summary>How a value may differ.</summary>
public sealed record MatchingRule
{
    /// <summary>Its conditions.</summary>
    public required IReadOnlyList<Matcher> Matchers { get; init; }

    /// <summary>Whether all of them must hold, <c>AND</c>, or one of them, <c>OR</c>.</summary>
    public string Combine { get; init; } = "AND";

    /// <summary>Whether a null will do as well.</summary>
    public bool TakesNull => Combine is "OR" && Matchers.Any(matcher => matcher.Match is "null");

    /// <summary>The conditions on a value that is not null.</summary>
    public IEnumerable<Matcher> OfValues => Matchers.Where(matcher => matcher.Match is not "null");
}

/// <summary>A condition on a value.</summary>
/// <param name="Match"><c>type</c>, <c>equality</c>, <c>regex</c>, <c>integer</c>, <c>number</c> or <c>null</c>.</param>
/// <param name="Regex">What its text looks like, for <c>regex</c>.</param>
/// <param name="Min">How many entries it has at least, for <c>type</c>.</param>
public sealed record Matcher(string Match, string? Regex = null, int? Min = null)
{
    /// <summary>The conditions that there are here, of those that the specification has.</summary>
    public static readonly IReadOnlySet<string> Known = new HashSet<string> { "type", "equality", "regex", "integer", "number", "null" };
}
