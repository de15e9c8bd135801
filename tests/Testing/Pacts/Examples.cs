using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;

namespace Evolution.Testing;

/// <summary>Variations of an example, to find out whether a consumer needs what its pact says.</summary>
public static class Examples
{
    /// <summary>The example without each of its fields in turn.</summary>
    public static IEnumerable<(BodyPath Missing, JsonNode Body)> WithoutEach(JsonNode example) => Fields(example, BodyPath.Root).Select(path =>
    {
        var body = example.DeepClone();
        Parent(body, path).AsObject().Remove(path.Steps[^1]);
        return (path, body);
    });

    /// <summary>The example with a null in turn for each value that may be one.</summary>
    public static IEnumerable<(BodyPath Null, JsonNode Body)> WithNulls(JsonNode example, MatchingRules rules) =>
        Fields(example, BodyPath.Root).Where(path => rules.Find(path)?.TakesNull is true).Select(path =>
        {
            var body = example.DeepClone();
            Parent(body, path)[path.Steps[^1]] = null;
            return (path, body);
        });

    static IEnumerable<BodyPath> Fields(JsonNode? value, BodyPath path) => value switch
    {
        JsonObject fields => fields.SelectMany(field => Fields(field.Value, path.Field(field.Key)).Prepend(path.Field(field.Key))),
        JsonArray entries => entries.SelectMany((entry, place) => Fields(entry, path.Entry(place))),
        _ => [],
    };

    static JsonNode Parent(JsonNode body, BodyPath path) => path.Steps.SkipLast(1).Aggregate(body, (node, step) => node is JsonArray entries ? entries[int.Parse(step)]! : node[step]!);
}
