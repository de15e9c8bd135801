using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Evolution.ApiContracts.Documents;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Pacts;

/// <summary>Checks whether the schema of a request accepts what a consumer sends.</summary>
public static class RequestSchemaCheck
{
    /// <summary>Describes each field that the schema rejects.</summary>
    public static IReadOnlyList<string> Check(IOpenApiSchema? schema, JsonNode? sent) => [.. Check(schema, sent, BodyPath.Root)];

    /// <summary>Describes each value that the schema of a parameter rejects.</summary>
    public static IReadOnlyList<string> CheckParameter(IOpenApiSchema? schema, string name, IReadOnlyList<string> values)
    {
        var shape = Shape.From(schema);
        var sent = shape.Types is JsonSchemaType.Array ? new JsonArray([.. values.Select(value => Parse(Shape.From(shape.Items), value))]) : values is [var only] ? Parse(shape, only) : new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        return [.. Check(schema, sent, BodyPath.Root).Select(failure => $"the parameter {name}{failure[1..]}")];
    }

    static JsonNode? Parse(Shape shape, string text) => (shape.Types & (JsonSchemaType.Integer | JsonSchemaType.Number)) is not 0 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? JsonValue.Create(number)
        : shape.Types is JsonSchemaType.Boolean && bool.TryParse(text, out var flag) ? JsonValue.Create(flag) : JsonValue.Create(text);

    static IEnumerable<string> Check(IOpenApiSchema? schema, JsonNode? sent, BodyPath path)
    {
        var shape = Shape.From(schema);
        if (sent is null) return shape.IsNullable ? [] : [$"{path} may not be null"];
        if (shape.Choices.Count > 0) return shape.Choices.Any(choice => !Check(choice, sent, path).Any()) ? [] : [$"{path} matches none of the alternatives"];
        if (!HasType(shape.Types, sent)) return [$"{path} must be {$"{shape.Types}".ToLowerInvariant()}, not {sent.ToJsonString()}"];
        if (shape.Values?.Contains(sent.ToJsonString()) is false) return [$"{path} must be one of {string.Join(", ", shape.Values)}, not {sent.ToJsonString()}"];
        return CheckLimits(shape.Limits, shape.Format, sent).Select(failure => $"{path} {failure}").Concat(sent switch
        {
            JsonObject fields => CheckFields(shape, fields, path),
            JsonArray items => items.SelectMany((item, index) => Check(shape.Items, item, path.AppendItem(index))),
            _ => [],
        });
    }

    static IEnumerable<string> CheckFields(Shape shape, JsonObject sent, BodyPath path) =>
        shape.Required.Where(name => !sent.ContainsKey(name)).Select(name => $"{path.AppendField(name)} must be sent").Concat(sent.SelectMany(field =>
            shape.Fields.TryGetValue(field.Key, out var schema) ? Check(schema, field.Value, path.AppendField(field.Key))
            : shape.OtherFields is { } other ? Check(other, field.Value, path.AppendField(field.Key))
            : [$"{path.AppendField(field.Key)} is not read"]));

    static IEnumerable<string> CheckLimits(Limits limits, string? format, JsonNode sent)
    {
        var actual = sent.GetValueKind() switch
        {
            JsonValueKind.Number => new Limits { Minimum = sent.GetValue<decimal>(), Maximum = sent.GetValue<decimal>() },
            JsonValueKind.String => new Limits { MinLength = sent.GetValue<string>().Length, MaxLength = sent.GetValue<string>().Length },
            JsonValueKind.Array => new Limits { MinItems = sent.AsArray().Count, MaxItems = sent.AsArray().Count },
            _ => new Limits(),
        };
        if (actual.Minimum < limits.Minimum || actual.MinLength < limits.MinLength || actual.MinItems < limits.MinItems) yield return $"is below the limit of {limits.Minimum ?? limits.MinLength ?? limits.MinItems}";
        if (actual.Maximum > limits.Maximum || actual.MaxLength > limits.MaxLength || actual.MaxItems > limits.MaxItems) yield return $"exceeds the limit of {limits.Maximum ?? limits.MaxLength ?? limits.MaxItems}";
        if (limits.Pattern is { } pattern && sent.GetValueKind() is JsonValueKind.String && !Regex.IsMatch(sent.GetValue<string>(), pattern)) yield return $"does not match {pattern}";
        if (format is "uuid" && !Guid.TryParse($"{sent}", out _)) yield return "is not a UUID";
    }

    static bool HasType(JsonSchemaType types, JsonNode sent) => types is 0 || sent.GetValueKind() switch
    {
        JsonValueKind.Object => types.HasFlag(JsonSchemaType.Object),
        JsonValueKind.Array => types.HasFlag(JsonSchemaType.Array),
        JsonValueKind.String => types.HasFlag(JsonSchemaType.String),
        JsonValueKind.Number => types.HasFlag(JsonSchemaType.Number) || types.HasFlag(JsonSchemaType.Integer) && BodyMatcher.IsInteger(sent),
        _ => types.HasFlag(JsonSchemaType.Boolean),
    };
}
