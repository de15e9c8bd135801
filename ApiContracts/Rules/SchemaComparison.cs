using Evolution.ApiContracts.Documents;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares two schemas from top to bottom; what it looks for depends on who writes the value and who reads it.</summary>
/// <param name="route">Where they are.</param>
/// <param name="part">In what part of it: a status, or nothing.</param>
abstract class SchemaComparison(string route, string part)
{
    // A schema may contain itself: what lies below it is compared once.
    readonly HashSet<(IOpenApiSchema?, IOpenApiSchema?)> seen = [];

    public IEnumerable<ApiChange> Compare(IOpenApiSchema? old, IOpenApiSchema? @new, string path)
    {
        var (before, after) = (Shape.Of(old), Shape.Of(@new));
        var below = seen.Add((ShapeReader.Core(old), ShapeReader.Core(@new))) ? CompareBelow(before, after, path) : [];
        return CompareValues(before, after, path).Concat(below);
    }

    /// <summary>What a value is by itself.</summary>
    protected abstract IEnumerable<ApiChange> CompareValues(Shape old, Shape @new, string path);

    /// <summary>Which fields there are.</summary>
    protected abstract IEnumerable<ApiChange> CompareFields(Shape old, Shape @new, string path);

    protected ApiChange Change(ApiRule rule, string path, string what) => new(rule, route, $"{(part is "" ? "" : $"{part} ")}{path} {what}");

    IEnumerable<ApiChange> CompareBelow(Shape old, Shape @new, string path)
    {
        // Where there are alternatives on one side only, their fields are none of the other side's.
        if (old.Choices.Count is 0 == @new.Choices.Count is 0) foreach (var change in CompareFields(old, @new, path)) yield return change;
        foreach (var (name, field) in old.Fields)
        {
            if (@new.Fields.TryGetValue(name, out var kept)) foreach (var change in Compare(field, kept, $"{path}.{name}")) yield return change;
        }
        if (old.Items is not null && @new.Items is not null) foreach (var change in Compare(old.Items, @new.Items, $"{path}[*]")) yield return change;
        if (old.OtherFields is not null && @new.OtherFields is not null) foreach (var change in Compare(old.OtherFields, @new.OtherFields, $"{path}.*")) yield return change;
        foreach (var (one, other) in Pairs(old.Choices, @new.Choices)) foreach (var change in Compare(one, other, path)) yield return change;
    }

    /// <summary>Alternatives are known by their names, those without by their places.</summary>
    static IEnumerable<(IOpenApiSchema Old, IOpenApiSchema New)> Pairs(IReadOnlyList<IOpenApiSchema> old, IReadOnlyList<IOpenApiSchema> @new) =>
        from one in NamesOf(old)
        join other in NamesOf(@new) on one.Name equals other.Name
        select (one.Schema, other.Schema);

    protected static IEnumerable<(string Name, IOpenApiSchema Schema)> NamesOf(IReadOnlyList<IOpenApiSchema> choices) =>
        choices.Select((choice, place) => (choice is OpenApiSchemaReference reference ? $"{reference.Reference.Id}" : $"alternative {place + 1}", choice));

    protected static string Said(JsonSchemaType types) => types is 0 ? "anything" : string.Join(" or ", Enum.GetValues<JsonSchemaType>().Where(type => types.HasFlag(type)).Select(type => type.ToString().ToLowerInvariant()));

    /// <summary>Whether every value of some types is one of others: an integer is a number.</summary>
    protected static bool Within(JsonSchemaType some, JsonSchemaType others) =>
        others is 0 || some is not 0 && (some & ~(others.HasFlag(JsonSchemaType.Number) ? others | JsonSchemaType.Integer : others)) is 0;

    /// <summary>Whether every value of a format is one of another: a short number is a long one.</summary>
    protected static bool Within(string? format, string? other) => other is null || format == other || (format, other) is ("int32", "int64") or ("float", "double") or ("int32" or "int64" or "float", "double");
}
