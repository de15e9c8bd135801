using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evolution.ApiContracts.Pacts;

/// <summary>Compares a body with an example. Fields that are not in the example are ignored.</summary>
public sealed class BodyMatcher(MatchingRules rules)
{
    /// <summary>Describes where the body is not as the consumer needs it, each with its field.</summary>
    public IReadOnlyList<string> Compare(JsonNode? example, JsonNode? actual) => [.. Compare(example, actual, BodyPath.Root)];

    IEnumerable<string> Compare(JsonNode? example, JsonNode? actual, BodyPath path)
    {
        var rule = rules.Find(path);
        if (actual is null) return example is null || rule?.TakesNull is true ? [] : [$"{path} is null"];
        return example switch
        {
            null when rule?.TakesNull is not true => [$"{path} is {actual.ToJsonString()}, not null"],
            null => [],
            JsonObject fields => actual is JsonObject found ? CompareFields(fields, found, path) : [$"{path} is {Kind(actual)}, not an object"],
            JsonArray entries => actual is JsonArray found ? CompareEntries(entries, found, path, rule) : [$"{path} is {Kind(actual)}, not a list"],
            _ => CompareValues(example, actual, path, rule),
        };
    }

    IEnumerable<string> CompareFields(JsonObject example, JsonObject actual, BodyPath path) => example.SelectMany(field =>
        actual.TryGetPropertyValue(field.Key, out var found) ? Compare(field.Value, found, path.Field(field.Key)) : [$"{path.Field(field.Key)} is missing"]);

    IEnumerable<string> CompareEntries(JsonArray example, JsonArray actual, BodyPath path, MatchingRule? rule)
    {
        var like = rule?.Matchers.FirstOrDefault(matcher => matcher.Match is "type");
        if (like is null && example.Count != actual.Count) return [$"{path} has {actual.Count} entries, not {example.Count}"];
        if (actual.Count < like?.Min) return [$"{path} has {actual.Count} entries, not at least {like.Min}"];
        return example is [] ? [] : actual.SelectMany((entry, place) => Compare(example[like is null || place < example.Count ? place : 0], entry, path.Entry(place)));
    }

    static IEnumerable<string> CompareValues(JsonNode example, JsonNode actual, BodyPath path, MatchingRule? rule)
    {
        var failures = (rule?.OfValues ?? [new Matcher("equality")]).Select(matcher => Failure(matcher, example, actual)).ToArray();
        var holds = rule?.Combine is "OR" ? failures.Contains(null) : failures.All(failure => failure is null);
        return holds ? [] : [$"{path} {failures.First(failure => failure is not null)}"];
    }

    static string? Failure(Matcher matcher, JsonNode example, JsonNode actual) => matcher.Match switch
    {
        "type" when Kind(example) == Kind(actual) => null,
        "type" => $"is {Kind(actual)}, not {Kind(example)}",
        "integer" when IsInteger(actual) => null,
        "integer" => $"is {actual.ToJsonString()}, not a whole number",
        "number" when actual.GetValueKind() is JsonValueKind.Number => null,
        "number" => $"is {Kind(actual)}, not a number",
        "regex" when Regex.IsMatch($"{actual}", matcher.Regex!) => null,
        "regex" => $"is {actual.ToJsonString()}, which does not look like {matcher.Regex}",
        _ when JsonNode.DeepEquals(example, actual) => null,
        _ => $"is {actual.ToJsonString()}, not {example.ToJsonString()}",
    };

    internal static bool IsInteger(JsonNode value) =>
        value.GetValueKind() is JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number);

    static string Kind(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };
}
