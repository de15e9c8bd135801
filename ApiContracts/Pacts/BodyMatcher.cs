using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evolution.ApiContracts.Pacts;

/// <summary>Compares a body with an example. Fields that are not in the example are ignored.</summary>
public sealed class BodyMatcher(MatchingRules rules)
{
    /// <summary>Describes each field whose value the consumer cannot use.</summary>
    public IReadOnlyList<string> Compare(JsonNode? example, JsonNode? actual) => [.. Compare(example, actual, BodyPath.Root)];

    IEnumerable<string> Compare(JsonNode? example, JsonNode? actual, BodyPath path)
    {
        var rule = rules.Find(path);
        if (actual is null) return example is null || rule?.AllowsNull is true ? [] : [$"{path} is null"];
        return example switch
        {
            null when rule?.AllowsNull is not true => [$"{path} is {actual.ToJsonString()}, not null"],
            null => [],
            JsonObject fields => actual is JsonObject found ? CompareFields(fields, found, path) : [$"{path} is {DescribeKind(actual)}, not an object"],
            JsonArray items => actual is JsonArray found ? CompareItems(items, found, path, rule) : [$"{path} is {DescribeKind(actual)}, not an array"],
            _ => CompareValues(example, actual, path, rule),
        };
    }

    IEnumerable<string> CompareFields(JsonObject example, JsonObject actual, BodyPath path) => example.SelectMany(field =>
        actual.TryGetPropertyValue(field.Key, out var found) ? Compare(field.Value, found, path.AppendField(field.Key)) : [$"{path.AppendField(field.Key)} is missing"]);

    IEnumerable<string> CompareItems(JsonArray example, JsonArray actual, BodyPath path, MatchingRule? rule)
    {
        var typeMatcher = rule?.Matchers.FirstOrDefault(matcher => matcher.Match is "type");
        if (typeMatcher is null && example.Count != actual.Count) return [$"{path} has {actual.Count} items, not {example.Count}"];
        if (actual.Count < typeMatcher?.Min) return [$"{path} has {actual.Count} items, not at least {typeMatcher.Min}"];
        return example is [] ? [] : actual.SelectMany((item, index) => Compare(example[typeMatcher is null || index < example.Count ? index : 0], item, path.AppendItem(index)));
    }

    static IEnumerable<string> CompareValues(JsonNode example, JsonNode actual, BodyPath path, MatchingRule? rule)
    {
        var failures = (rule?.ValueMatchers ?? [new Matcher("equality")]).Select(matcher => DescribeMismatch(matcher, example, actual)).ToArray();
        var isMatch = rule?.Combine is "OR" ? failures.Contains(null) : failures.All(failure => failure is null);
        return isMatch ? [] : [$"{path} {failures.First(failure => failure is not null)}"];
    }

    static string? DescribeMismatch(Matcher matcher, JsonNode example, JsonNode actual) => matcher.Match switch
    {
        "type" when DescribeKind(example) == DescribeKind(actual) => null,
        "type" => $"is {DescribeKind(actual)}, not {DescribeKind(example)}",
        "integer" when IsInteger(actual) => null,
        "integer" => $"is {actual.ToJsonString()}, not an integer",
        "number" when actual.GetValueKind() is JsonValueKind.Number => null,
        "number" => $"is {DescribeKind(actual)}, not a number",
        "regex" when Regex.IsMatch($"{actual}", matcher.Regex!) => null,
        "regex" => $"is {actual.ToJsonString()}, which does not match {matcher.Regex}",
        _ when JsonNode.DeepEquals(example, actual) => null,
        _ => $"is {actual.ToJsonString()}, not {example.ToJsonString()}",
    };

    internal static bool IsInteger(JsonNode value) =>
        value.GetValueKind() is JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number);

    static string DescribeKind(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a boolean",
    };
}
