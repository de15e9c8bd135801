using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;

namespace Evolution.Testing;

/// <summary>Variations of an example, to verify that a consumer needs what its pact requires.</summary>
public static class ExampleVariations
{
    /// <summary>Returns the example once for each field, without that field.</summary>
    public static IEnumerable<(BodyPath Missing, JsonNode Body)> WithoutEach(JsonNode example) => Fields(example, BodyPath.Root).Select(path =>
    {
        var body = example.DeepClone();
        Parent(body, path).AsObject().Remove(path.Segments[^1]);
        return (path, body);
    });

    /// <summary>Returns the example once for each nullable value, with null instead of it.</summary>
    public static IEnumerable<(BodyPath Null, JsonNode Body)> WithNulls(JsonNode example, MatchingRules rules) =>
        Fields(example, BodyPath.Root).Where(path => rules.Find(path)?.AllowsNull is true).Select(path =>
        {
            var body = example.DeepClone();
            Parent(body, path)[path.Segments[^1]] = null;
            return (path, body);
        });

    static IEnumerable<BodyPath> Fields(JsonNode? value, BodyPath path) => value switch
    {
        JsonObject fields => fields.SelectMany(field => Fields(field.Value, path.Field(field.Key)).Prepend(path.Field(field.Key))),
        JsonArray entries => entries.SelectMany((entry, place) => Fields(entry, path.Item(place))),
        _ => [],
    };

    static JsonNode Parent(JsonNode body, BodyPath path) => path.Segments.SkipLast(1).Aggregate(body, (node, segment) => node is JsonArray entries ? entries[int.Parse(segment)]! : node[segment]!);
}
