using System.Text.Json;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>
/// Reads the shapes of schemas. Follows references. A <c>oneOf</c> of null and another schema becomes that schema, nullable, as does a
/// <c>type</c> that includes null; <c>allOf</c> combines its schemas.
/// </summary>
static class ShapeReader
{
    // The start of the pattern that .NET 10 adds to numbers: they are written as numbers, and read from strings as well.
    const string NumberPattern = "^-?(?:0|[1-9]";

    public static Shape Read(IOpenApiSchema? schema)
    {
        if (schema is null) return new() { Nullable = true };
        if (schema is OpenApiSchemaReference reference) return Read(reference.Target ?? throw new ContractException($"The document refers to {reference.Reference.ReferenceV3}, which is not in it."));

        var own = ReadOwn(schema);
        foreach (var part in schema.AllOf ?? []) own = Both(own, Read(part));
        return Choose(own, [.. schema.OneOf ?? [], .. schema.AnyOf ?? []]);
    }

    /// <summary>Returns the schema that a reference or a nullable schema refers to; any other schema as it is.</summary>
    public static IOpenApiSchema? Core(IOpenApiSchema? schema) => schema switch
    {
        OpenApiSchemaReference { Target: { } target } => Core(target),
        { Properties: null or { Count: 0 } } when ((schema.OneOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.AllOf ?? []).Where(choice => choice is OpenApiSchemaReference).ToArray() is [var only]) => Core(only),
        _ => schema,
    };

    static Shape ReadOwn(IOpenApiSchema schema)
    {
        var values = schema.Const is { } only ? [JsonSerializer.Serialize(only)] : schema.Enum?.Select(value => value is null || value.GetValueKind() is JsonValueKind.Null || value.IsJsonNullSentinel() ? "null" : value.ToJsonString()).ToHashSet();
        var types = schema.Type ?? TypesOf(values) ?? (schema.Properties?.Count > 0 ? JsonSchemaType.Object : 0);
        var (nullable, limits) = (types.HasFlag(JsonSchemaType.Null) || values?.Contains("null") is true, Limits.Of(schema));
        types &= ~JsonSchemaType.Null;
        if ((types & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0 && types.HasFlag(JsonSchemaType.String) && limits.Pattern?.StartsWith(NumberPattern, StringComparison.Ordinal) is true)
        {
            types &= ~JsonSchemaType.String;
            limits = limits with { Pattern = null };
        }
        return new()
        {
            Types = types,
            Nullable = nullable,
            Format = schema.Format,
            Values = values?.Where(value => value is not "null").ToHashSet(),
            Fields = schema.Properties?.ToDictionary() ?? [],
            Required = schema.Required?.ToHashSet() ?? [],
            Items = schema.Items,
            OtherFields = schema.AdditionalProperties,
            Open = schema.AdditionalPropertiesAllowed,
            Limits = limits,
        };
    }

    static JsonSchemaType? TypesOf(IReadOnlyCollection<string>? values) => values is null ? null : values.Aggregate((JsonSchemaType)0, (types, value) => types | (value[0] switch
    {
        '"' => JsonSchemaType.String,
        't' or 'f' => JsonSchemaType.Boolean,
        'n' => JsonSchemaType.Null,
        _ => JsonSchemaType.Number,
    }));

    static Shape Choose(Shape own, IReadOnlyList<IOpenApiSchema> choices)
    {
        if (choices is []) return own;
        var (nullable, rest) = (choices.Any(IsNull), choices.Where(choice => !IsNull(choice)).ToArray());
        return rest is [var only]
            ? Both(own, Read(only)) is var both ? both with { Nullable = both.Nullable || nullable } : own
            : own with { Nullable = own.Nullable || nullable || rest.Any(choice => Read(choice).Nullable), Choices = rest };
    }

    static bool IsNull(IOpenApiSchema schema) => schema is not OpenApiSchemaReference && schema.Type is JsonSchemaType.Null;

    static Shape Both(Shape one, Shape other) => new()
    {
        Types = one.Types is 0 ? other.Types : other.Types is 0 ? one.Types : one.Types & other.Types,
        Nullable = one.Nullable && other.Nullable || other.Nullable && one.Types is 0,
        Format = one.Format ?? other.Format,
        Values = one.Values is null ? other.Values : other.Values is null ? one.Values : one.Values.Intersect(other.Values).ToHashSet(),
        Fields = new Dictionary<string, IOpenApiSchema>(one.Fields.Concat(other.Fields.Where(field => !one.Fields.ContainsKey(field.Key)))),
        Required = one.Required.Union(other.Required).ToHashSet(),
        Items = one.Items ?? other.Items,
        OtherFields = one.OtherFields ?? other.OtherFields,
        Open = one.Open && other.Open,
        Choices = [.. one.Choices, .. other.Choices],
        Limits = one.Limits.And(other.Limits),
    };
}
