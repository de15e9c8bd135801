using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;

namespace Evolution.Testing;

/// <summary>Variations of an example, to verify that a consumer needs what its pact requires.</summary>
public static class ExampleVariations
{
    /// <summary>Returns the example once for each field, without that field.</summary>
    public static IEnumerable<(BodyPath Missing, JsonNode Body)> RemoveEachField(JsonNode example) => GetFieldPaths(example, BodyPath.Root).Select(path =>
    {
        var body = example.DeepClone();
        GetParent(body, path).AsObject().Remove(path.Segments[^1]);
        return (path, body);
    });

    /// <summary>Returns the example once for each nullable value, with null as that value.</summary>
    public static IEnumerable<(BodyPath Null, JsonNode Body)> SetEachNullableToNull(JsonNode example, MatchingRules rules) =>
        GetFieldPaths(example, BodyPath.Root).Where(path => rules.Find(path)?.AllowsNull is true).Select(path =>
        {
            var body = example.DeepClone();
            GetParent(body, path)[path.Segments[^1]] = null;
            return (path, body);
        });

    static IEnumerable<BodyPath> GetFieldPaths(JsonNode? value, BodyPath path) => value switch
    {
        JsonObject fields => fields.SelectMany(field => GetFieldPaths(field.Value, path.AppendField(field.Key)).Prepend(path.AppendField(field.Key))),
        JsonArray entries => entries.SelectMany((entry, index) => GetFieldPaths(entry, path.AppendItem(index))),
        _ => [],
    };

    static JsonNode GetParent(JsonNode body, BodyPath path) => path.Segments.SkipLast(1).Aggregate(body, (node, segment) => node is JsonArray entries ? entries[int.Parse(segment)]! : node[segment]!);
}
