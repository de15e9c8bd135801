using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>The constraints that a schema sets on a value, regardless of the notation that the schema uses.</summary>
public sealed record Shape
{
    /// <summary>The types that the value may have; 0 means any type.</summary>
    public JsonSchemaType Types { get; init; }

    /// <summary>Whether the value may be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The format, such as <c>int32</c> or <c>uuid</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The allowed values as JSON text; null if the schema does not list them.</summary>
    public IReadOnlySet<string>? Values { get; init; }

    /// <summary>The schemas of the listed fields, by name.</summary>
    public IReadOnlyDictionary<string, IOpenApiSchema> Fields { get; init; } = new Dictionary<string, IOpenApiSchema>();

    /// <summary>The names of the required fields.</summary>
    public IReadOnlySet<string> Required { get; init; } = new HashSet<string>();

    /// <summary>The schema of an array's items.</summary>
    public IOpenApiSchema? Items { get; init; }

    /// <summary>The schema of fields that are not listed; null if there is none.</summary>
    public IOpenApiSchema? OtherFields { get; init; }

    /// <summary>Whether fields that are not listed are allowed.</summary>
    public bool AllowsOtherFields { get; init; } = true;

    /// <summary>The alternatives of <c>oneOf</c> and <c>anyOf</c>; empty if there is only one.</summary>
    public IReadOnlyList<IOpenApiSchema> Choices { get; init; } = [];

    /// <summary>The limits of the value.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>Reads the shape of a schema.</summary>
    /// <exception cref="ContractException">The schema refers to a schema that is not in the document.</exception>
    public static Shape From(IOpenApiSchema? schema) => ShapeReader.Read(schema);
}
