using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Evolution.Inventory.Products;

/// <summary>Names types in the OpenAPI document, so that the two releases of a product have separate schemas: <c>ProductV1</c>, <c>PageOfProductV1</c>.</summary>
static class SchemaNames
{
    public static string? Of(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? name + FindRelease(type.Type) : null;

    static string? FindRelease(Type type) =>
        type.Namespace?.Split('.')[^1] is ['V', _] and var release ? release : type.GenericTypeArguments.Select(FindRelease).FirstOrDefault(name => name is not null);
}
