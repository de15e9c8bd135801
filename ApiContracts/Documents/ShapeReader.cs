using System.Text.Json;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>
/// Reads the shapes of schemas, and follows references. A <c>oneOf</c> of null and another schema becomes that schema, nullable, as does a
/// <c>type</c> that includes null; <c>allOf</c> combines its schemas.
/// </summary>
static class ShapeReader
{
    // The start of the pattern that .NET 10 adds to numbers, which it writes as numbers but also reads from strings.
    const string NumberPattern = "^-?(?:0|[1-9]";

    public static Shape Read(IOpenApiSchema? schema)
    {
        if (schema is null) return new() { IsNullable = true };
        if (schema is OpenApiSchemaReference reference) return Read(reference.Target ?? throw new ContractException($"The document refers to {reference.Reference.ReferenceV3}, which is not in it."));

        var shape = ReadWithoutAlternatives(schema);
        foreach (var part in schema.AllOf ?? []) shape = Combine(shape, Read(part));
        return WithAlternatives(shape, [.. schema.OneOf ?? [], .. schema.AnyOf ?? []]);
    }

    /// <summary>Resolves a reference or a nullable reference to its schema. Returns any other schema unchanged.</summary>
    public static IOpenApiSchema? Resolve(IOpenApiSchema? schema) => schema switch
    {
        OpenApiSchemaReference { Target: { } target } => Resolve(target),
        { Properties: null or { Count: 0 } } when ((schema.OneOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.AllOf ?? []).Where(choice => choice is OpenApiSchemaReference).ToArray() is [var only]) => Resolve(only),
        _ => schema,
    };

    static Shape ReadWithoutAlternatives(IOpenApiSchema schema)
    {
        var values = schema.Const is { } only ? [JsonSerializer.Serialize(only)] : schema.Enum?.Select(value => value is null || value.GetValueKind() is JsonValueKind.Null || value.IsJsonNullSentinel() ? "null" : value.ToJsonString()).ToHashSet();
        var types = schema.Type ?? InferTypes(values) ?? (schema.Properties?.Count > 0 ? JsonSchemaType.Object : 0);
        var (isNullable, limits) = (types.HasFlag(JsonSchemaType.Null) || values?.Contains("null") is true, Limits.From(schema));
        types &= ~JsonSchemaType.Null;
        if ((types & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0 && types.HasFlag(JsonSchemaType.String) && limits.Pattern?.StartsWith(NumberPattern, StringComparison.Ordinal) is true)
        {
            types &= ~JsonSchemaType.String;
            limits = limits with { Pattern = null };
        }
        return new()
        {
            Types = types,
            IsNullable = isNullable,
            Format = schema.Format,
            Values = values?.Where(value => value is not "null").ToHashSet(),
            Fields = schema.Properties?.ToDictionary() ?? [],
            Required = schema.Required?.ToHashSet() ?? [],
            Items = schema.Items,
            OtherFields = schema.AdditionalProperties,
            AllowsOtherFields = schema.AdditionalPropertiesAllowed,
            Limits = limits,
        };
    }

    static JsonSchemaType? InferTypes(IReadOnlyCollection<string>? values) => values is null ? null : values.Aggregate((JsonSchemaType)0, (types, value) => types | (value[0] switch
    {
        '"' => JsonSchemaType.String,
        't' or 'f' => JsonSchemaType.Boolean,
        'n' => JsonSchemaType.Null,
        _ => JsonSchemaType.Number,
    }));

    static Shape WithAlternatives(Shape shape, IReadOnlyList<IOpenApiSchema> choices)
    {
        if (choices is []) return shape;
        var (isNullable, alternatives) = (choices.Any(IsNull), choices.Where(choice => !IsNull(choice)).ToArray());
        return alternatives is [var only]
            ? Combine(shape, Read(only)) is var combined ? combined with { IsNullable = combined.IsNullable || isNullable } : shape
            : shape with { IsNullable = shape.IsNullable || isNullable || alternatives.Any(choice => Read(choice).IsNullable), Choices = alternatives };
    }

    static bool IsNull(IOpenApiSchema schema) => schema is not OpenApiSchemaReference && schema.Type is JsonSchemaType.Null;

    static Shape Combine(Shape first, Shape second) => new()
    {
        Types = first.Types is 0 ? second.Types : second.Types is 0 ? first.Types : first.Types & second.Types,
        IsNullable = first.IsNullable && second.IsNullable || second.IsNullable && first.Types is 0,
        Format = first.Format ?? second.Format,
        Values = first.Values is null ? second.Values : second.Values is null ? first.Values : first.Values.Intersect(second.Values).ToHashSet(),
        Fields = new Dictionary<string, IOpenApiSchema>(first.Fields.Concat(second.Fields.Where(field => !first.Fields.ContainsKey(field.Key)))),
        Required = first.Required.Union(second.Required).ToHashSet(),
        Items = first.Items ?? second.Items,
        OtherFields = first.OtherFields ?? second.OtherFields,
        AllowsOtherFields = first.AllowsOtherFields && second.AllowsOtherFields,
        Choices = [.. first.Choices, .. second.Choices],
        Limits = first.Limits.CombineWith(second.Limits),
    };
}
