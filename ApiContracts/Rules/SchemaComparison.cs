using Evolution.ApiContracts.Documents;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares two schemas recursively. Derived classes define which changes are breaking.</summary>
/// <param name="route">The route or message that contains the schemas.</param>
/// <param name="part">The part of the route: a status, or an empty string.</param>
abstract class SchemaComparison(string route, string part)
{
    // A schema may contain itself, so the nested schemas of a pair are compared only once.
    readonly HashSet<(IOpenApiSchema?, IOpenApiSchema?)> comparedPairs = [];

    public IEnumerable<ApiChange> Compare(IOpenApiSchema? old, IOpenApiSchema? @new, string path)
    {
        var (before, after) = (Shape.From(old), Shape.From(@new));
        var nested = comparedPairs.Add((ShapeReader.Resolve(old), ShapeReader.Resolve(@new))) ? CompareNested(before, after, path) : [];
        return CompareValues(before, after, path).Concat(nested);
    }

    /// <summary>Compares the values themselves, without nested schemas.</summary>
    protected abstract IEnumerable<ApiChange> CompareValues(Shape old, Shape @new, string path);

    /// <summary>Compares the sets of fields.</summary>
    protected abstract IEnumerable<ApiChange> CompareFields(Shape old, Shape @new, string path);

    protected ApiChange CreateChange(ApiRule rule, string path, string description) => new(rule, route, $"{(part is "" ? "" : $"{part} ")}{path} {description}");

    IEnumerable<ApiChange> CompareNested(Shape old, Shape @new, string path)
    {
        // If only one side has alternatives, the fields of the two sides are not comparable.
        if (old.Choices.Count is 0 == @new.Choices.Count is 0) foreach (var change in CompareFields(old, @new, path)) yield return change;
        foreach (var (name, field) in old.Fields)
        {
            if (@new.Fields.TryGetValue(name, out var newField)) foreach (var change in Compare(field, newField, $"{path}.{name}")) yield return change;
        }
        if (old.Items is not null && @new.Items is not null) foreach (var change in Compare(old.Items, @new.Items, $"{path}[*]")) yield return change;
        if (old.OtherFields is not null && @new.OtherFields is not null) foreach (var change in Compare(old.OtherFields, @new.OtherFields, $"{path}.*")) yield return change;
        foreach (var (oldChoice, newChoice) in PairByName(old.Choices, @new.Choices)) foreach (var change in Compare(oldChoice, newChoice, path)) yield return change;
    }

    /// <summary>Pairs alternatives by name, and those without a name by position.</summary>
    static IEnumerable<(IOpenApiSchema Old, IOpenApiSchema New)> PairByName(IReadOnlyList<IOpenApiSchema> old, IReadOnlyList<IOpenApiSchema> @new) =>
        from oldChoice in AddNames(old)
        join newChoice in AddNames(@new) on oldChoice.Name equals newChoice.Name
        select (oldChoice.Schema, newChoice.Schema);

    protected static IEnumerable<(string Name, IOpenApiSchema Schema)> AddNames(IReadOnlyList<IOpenApiSchema> choices) =>
        choices.Select((choice, index) => (choice is OpenApiSchemaReference reference ? $"{reference.Reference.Id}" : $"alternative {index + 1}", choice));

    protected static string Describe(JsonSchemaType types) => types is 0 ? "anything" : string.Join(" or ", Enum.GetValues<JsonSchemaType>().Where(type => types.HasFlag(type)).Select(type => type.ToString().ToLowerInvariant()));

    /// <summary>Whether every value of the first types also has one of the second types: every integer is a number.</summary>
    protected static bool IsSubset(JsonSchemaType first, JsonSchemaType second) =>
        second is 0 || first is not 0 && (first & ~(second.HasFlag(JsonSchemaType.Number) ? second | JsonSchemaType.Integer : second)) is 0;

    /// <summary>Whether every value of the first format also has the second format: every <c>int32</c> is an <c>int64</c>.</summary>
    protected static bool IsSubset(string? first, string? second) => second is null || first == second || (first, second) is ("int32", "int64") or ("float", "double") or ("int32" or "int64" or "float", "double");
}
