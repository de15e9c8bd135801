using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Evolution.ApiContracts.Documents;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Pacts;

/// <summary>Checks whether a consumer can read every value that a schema allows.</summary>
public sealed class Promise(MatchingRules rules)
{
    /// <summary>Describes what the consumer cannot read or does not expect, each with its field.</summary>
    public IReadOnlyList<string> Check(IOpenApiSchema? schema, JsonNode? example) => [.. Check(schema, example, BodyPath.Root)];

    IEnumerable<string> Check(IOpenApiSchema? schema, JsonNode? example, BodyPath path)
    {
        var (shape, rule) = (Shape.Of(schema), rules.Find(path));
        if (example is null) return shape.Nullable ? [] : [$"{path} is never null"];
        if (shape.Choices.Count > 0) return shape.Choices.SelectMany(choice => Check(choice, example, path)).Distinct();
        return (shape.Nullable && rule?.TakesNull is not true ? [$"{path} may be null"] : Enumerable.Empty<string>()).Concat(example switch
        {
            JsonObject fields when shape.Types is JsonSchemaType.Object => fields.SelectMany(field => CheckField(shape, field.Key, field.Value, path.Field(field.Key))),
            JsonArray entries when shape.Types is JsonSchemaType.Array => entries.SelectMany((entry, place) => Check(shape.Items, entry, path.Entry(place))).Distinct(),
            JsonObject or JsonArray => [$"{path} is {Said(shape)}, not {(example is JsonObject ? "an object" : "a list")}"],
            _ => (rule?.OfValues ?? [new Matcher("equality")]).Select(matcher => Surprise(matcher, example, shape)).OfType<string>().Select(surprise => $"{path} {surprise}"),
        });
    }

    IEnumerable<string> CheckField(Shape shape, string name, JsonNode? example, BodyPath path)
    {
        if (!shape.Fields.TryGetValue(name, out var field)) return [$"{path} is not there"];
        return (shape.Required.Contains(name) ? Enumerable.Empty<string>() : [$"{path} may be missing"]).Concat(Check(field, example, path));
    }

    static string? Surprise(Matcher matcher, JsonNode example, Shape shape) => matcher.Match switch
    {
        "integer" => shape.Types is JsonSchemaType.Integer ? null : $"is {Said(shape)}, not a whole number",
        "number" => shape.Types is not 0 && (shape.Types & ~(JsonSchemaType.Integer | JsonSchemaType.Number)) is 0 ? null : $"is {Said(shape)}, not a number",
        "regex" when shape.Values?.Where(value => !Regex.IsMatch(value.Trim('"'), matcher.Regex!)).ToArray() is { Length: > 0 } others => $"may be {string.Join(", ", others)}, which do not look like {matcher.Regex}",
        "equality" when shape.Values?.Contains(example.ToJsonString()) is false => $"is never {example.ToJsonString()}",
        _ => shape.Types == TypeOf(example) || TypeOf(example) is JsonSchemaType.Number && shape.Types is not 0 && (shape.Types & ~(JsonSchemaType.Integer | JsonSchemaType.Number)) is 0 ? null : $"is {Said(shape)}, not {TypeOf(example).ToString().ToLowerInvariant()}",
    };

    static JsonSchemaType TypeOf(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => JsonSchemaType.String,
        System.Text.Json.JsonValueKind.Number => JsonSchemaType.Number,
        _ => JsonSchemaType.Boolean,
    };

    static string Said(Shape shape) => shape.Types is 0 ? "anything" : $"{shape.Types}".ToLowerInvariant().Replace(", ", " or ", StringComparison.Ordinal);
}
