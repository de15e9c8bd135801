using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>What a schema says of a value, without the ways in which that can be written.</summary>
public sealed record Shape
{
    /// <summary>The types that it may have; none stands for any.</summary>
    public JsonSchemaType Types { get; init; }

    /// <summary>Whether it may be null.</summary>
    public bool Nullable { get; init; }

    /// <summary>Its format, such as <c>int32</c> or <c>uuid</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Its values as JSON text, where they are listed.</summary>
    public IReadOnlySet<string>? Values { get; init; }

    /// <summary>Its fields.</summary>
    public IReadOnlyDictionary<string, IOpenApiSchema> Fields { get; init; } = new Dictionary<string, IOpenApiSchema>();

    /// <summary>The fields that are always there.</summary>
    public IReadOnlySet<string> Required { get; init; } = new HashSet<string>();

    /// <summary>What the entries of a list are.</summary>
    public IOpenApiSchema? Items { get; init; }

    /// <summary>What the fields are that are not listed, where that is said.</summary>
    public IOpenApiSchema? OtherFields { get; init; }

    /// <summary>Whether it may have fields that are not listed.</summary>
    public bool Open { get; init; } = true;

    /// <summary>What it is one of, where that is more than one thing.</summary>
    public IReadOnlyList<IOpenApiSchema> Choices { get; init; } = [];

    /// <summary>Its limits.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>What a schema says.</summary>
    /// <exception cref="ContractException">It refers to a schema that is not there.</exception>
    public static Shape Of(IOpenApiSchema? schema) => ShapeReader.Read(schema);
}
