using Evolution.ApiContracts.Documents;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares two schemas recursively; derived classes define which changes break the reader of the value.</summary>
/// <param name="route">The route or message that contains the schemas.</param>
/// <param name="part">The part of the route: a status, or an empty string.</param>
abstract class SchemaComparison(string route, string part)
{
    // A schema may contain itself, so what is below a pair of schemas is compared only once.
    readonly HashSet<(IOpenApiSchema?, IOpenApiSchema?)> seen = [];

    public IEnumerable<ApiChange> Compare(IOpenApiSchema? old, IOpenApiSchema? @new, string path)
    {
        var (before, after) = (Shape.Of(old), Shape.Of(@new));
        var below = seen.Add((ShapeReader.Core(old), ShapeReader.Core(@new))) ? CompareBelow(before, after, path) : [];
        return CompareValues(before, after, path).Concat(below);
    }

    /// <summary>Compares the values themselves, without what is below them.</summary>
    protected abstract IEnumerable<ApiChange> CompareValues(Shape old, Shape @new, string path);

    /// <summary>Compares which fields exist.</summary>
    protected abstract IEnumerable<ApiChange> CompareFields(Shape old, Shape @new, string path);

    protected ApiChange Change(ApiRule rule, string path, string what) => new(rule, route, $"{(part is "" ? "" : $"{part} ")}{path} {what}");

    IEnumerable<ApiChange> CompareBelow(Shape old, Shape @new, string path)
    {
        // If only one side has alternatives, the fields of the two sides are not comparable.
        if (old.Choices.Count is 0 == @new.Choices.Count is 0) foreach (var change in CompareFields(old, @new, path)) yield return change;
        foreach (var (name, field) in old.Fields)
        {
            if (@new.Fields.TryGetValue(name, out var kept)) foreach (var change in Compare(field, kept, $"{path}.{name}")) yield return change;
        }
        if (old.Items is not null && @new.Items is not null) foreach (var change in Compare(old.Items, @new.Items, $"{path}[*]")) yield return change;
        if (old.OtherFields is not null && @new.OtherFields is not null) foreach (var change in Compare(old.OtherFields, @new.OtherFields, $"{path}.*")) yield return change;
        foreach (var (one, other) in Pairs(old.Choices, @new.Choices)) foreach (var change in Compare(one, other, path)) yield return change;
    }

    /// <summary>Pairs alternatives by name, and those without a name by position.</summary>
    static IEnumerable<(IOpenApiSchema Old, IOpenApiSchema New)> Pairs(IReadOnlyList<IOpenApiSchema> old, IReadOnlyList<IOpenApiSchema> @new) =>
        from one in NamesOf(old)
        join other in NamesOf(@new) on one.Name equals other.Name
        select (one.Schema, other.Schema);

    protected static IEnumerable<(string Name, IOpenApiSchema Schema)> NamesOf(IReadOnlyList<IOpenApiSchema> choices) =>
        choices.Select((choice, place) => (choice is OpenApiSchemaReference reference ? $"{reference.Reference.Id}" : $"alternative {place + 1}", choice));

    protected static string Said(JsonSchemaType types) => types is 0 ? "anything" : string.Join(" or ", Enum.GetValues<JsonSchemaType>().Where(type => types.HasFlag(type)).Select(type => type.ToString().ToLowerInvariant()));

    /// <summary>Whether every value of some types also has one of the other types: every integer is a number.</summary>
    protected static bool Within(JsonSchemaType some, JsonSchemaType others) =>
        others is 0 || some is not 0 && (some & ~(others.HasFlag(JsonSchemaType.Number) ? others | JsonSchemaType.Integer : others)) is 0;

    /// <summary>Whether every value of a format also has the other format: every <c>int32</c> is an <c>int64</c>.</summary>
    protected static bool Within(string? format, string? other) => other is null || format == other || (format, other) is ("int32", "int64") or ("float", "double") or ("int32" or "int64" or "float", "double");
}
