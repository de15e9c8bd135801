using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Evolution.ApiContracts.Documents;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Pacts;

/// <summary>Checks whether a consumer can read every value that the schema of a response or message allows.</summary>
public sealed class ResponseSchemaCheck(MatchingRules rules)
{
    /// <summary>Describes each field that the consumer cannot read or does not expect.</summary>
    public IReadOnlyList<string> Check(IOpenApiSchema? schema, JsonNode? example) => [.. Check(schema, example, BodyPath.Root)];

    IEnumerable<string> Check(IOpenApiSchema? schema, JsonNode? example, BodyPath path)
    {
        var (shape, rule) = (Shape.From(schema), rules.Find(path));
        if (example is null) return shape.IsNullable ? [] : [$"{path} is never null"];
        if (shape.Choices.Count > 0) return shape.Choices.SelectMany(choice => Check(choice, example, path)).Distinct();
        return (shape.IsNullable && rule?.AllowsNull is not true ? [$"{path} may be null"] : Enumerable.Empty<string>()).Concat(example switch
        {
            JsonObject fields when shape.Types is JsonSchemaType.Object => fields.SelectMany(field => CheckField(shape, field.Key, field.Value, path.AppendField(field.Key))),
            JsonArray items when shape.Types is JsonSchemaType.Array => items.SelectMany((item, index) => Check(shape.Items, item, path.AppendItem(index))).Distinct(),
            JsonObject or JsonArray => [$"{path} is {Describe(shape)}, not {(example is JsonObject ? "an object" : "an array")}"],
            _ => (rule?.ValueMatchers ?? [new Matcher("equality")]).Select(matcher => DescribeMismatch(matcher, example, shape)).OfType<string>().Select(mismatch => $"{path} {mismatch}"),
        });
    }

    IEnumerable<string> CheckField(Shape shape, string name, JsonNode? example, BodyPath path)
    {
        if (!shape.Fields.TryGetValue(name, out var field)) return [$"{path} is not defined"];
        return (shape.Required.Contains(name) ? Enumerable.Empty<string>() : [$"{path} may be missing"]).Concat(Check(field, example, path));
    }

    static string? DescribeMismatch(Matcher matcher, JsonNode example, Shape shape) => matcher.Match switch
    {
        "integer" => shape.Types is JsonSchemaType.Integer ? null : $"is {Describe(shape)}, not an integer",
        "number" => shape.Types is not 0 && (shape.Types & ~(JsonSchemaType.Integer | JsonSchemaType.Number)) is 0 ? null : $"is {Describe(shape)}, not a number",
        "regex" when shape.Values?.Where(value => !Regex.IsMatch(value.Trim('"'), matcher.Regex!)).ToArray() is { Length: > 0 } others => $"may be {string.Join(", ", others)}, not matching {matcher.Regex}",
        "equality" when shape.Values?.Contains(example.ToJsonString()) is false => $"is never {example.ToJsonString()}",
        _ => shape.Types == GetSchemaType(example) || GetSchemaType(example) is JsonSchemaType.Number && shape.Types is not 0 && (shape.Types & ~(JsonSchemaType.Integer | JsonSchemaType.Number)) is 0 ? null : $"is {Describe(shape)}, not {GetSchemaType(example).ToString().ToLowerInvariant()}",
    };

    static JsonSchemaType GetSchemaType(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => JsonSchemaType.String,
        System.Text.Json.JsonValueKind.Number => JsonSchemaType.Number,
        _ => JsonSchemaType.Boolean,
    };

    static string Describe(Shape shape) => shape.Types is 0 ? "anything" : $"{shape.Types}".ToLowerInvariant().Replace(", ", " or ", StringComparison.Ordinal);
}
