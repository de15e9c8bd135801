using System.Text.Json;

namespace Evolution.Fuzzing.Tests.Documents;

/// <summary>A schema of an OpenAPI document, with resolved references.</summary>
/// <param name="document">The whole document.</param>
/// <param name="element">The schema element in the document.</param>
public sealed class Schema(JsonElement document, JsonElement element)
{
    readonly JsonElement element = ResolveReference(document, element);

    /// <summary>The type: object, array, string, integer or boolean.</summary>
    public string Type => element.GetProperty("type") switch
    {
        { ValueKind: JsonValueKind.Array } types => types.EnumerateArray().Select(type => type.GetString()!).First(type => type is not "null"),
        var type => type.GetString()!,
    };

    public bool IsUuid => element.TryGetProperty("format", out var format) && format.GetString() is "uuid";

    /// <summary>Whether the schema has a pattern. Numbers also have one, because they may be sent as strings.</summary>
    public bool HasPattern => element.TryGetProperty("pattern", out _);

    public long Min => GetNumber("minimum") ?? (Is32Bits ? int.MinValue : long.MinValue);

    public long Max => GetNumber("maximum") ?? (Is32Bits ? int.MaxValue : long.MaxValue);

    public int MinLength => (int)(GetNumber("minLength") ?? 0);

    /// <summary>The maximum length in characters.</summary>
    /// <returns><see langword="null"/> if the document sets no limit.</returns>
    public int? MaxLength => (int?)GetNumber("maxLength");

    public int MinItems => (int)(GetNumber("minItems") ?? 0);

    public int? MaxItems => (int?)GetNumber("maxItems");

    public Schema Items => new(document, element.GetProperty("items"));

    /// <summary>The required properties of an object.</summary>
    public IReadOnlyDictionary<string, Schema> Required => element.GetProperty("properties").EnumerateObject()
        .Where(property => element.GetProperty("required").EnumerateArray().Any(name => name.GetString() == property.Name))
        .ToDictionary(property => property.Name, property => new Schema(document, property.Value));

    bool Is32Bits => element.TryGetProperty("format", out var format) && format.GetString() is "int32";

    long? GetNumber(string name) => element.TryGetProperty(name, out var number) ? number.GetInt64() : null;

    static JsonElement ResolveReference(JsonElement document, JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out var reference)) return element;
        return reference.GetString()!.Split('/').Skip(1).Aggregate(document, (parent, step) => parent.GetProperty(step));
    }
}
