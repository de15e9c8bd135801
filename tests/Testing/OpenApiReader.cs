using System.Text.Json;
using Shouldly;

namespace Evolution.Testing;

/// <summary>Reads the OpenAPI document of a service.</summary>
public static class OpenApiReader
{
    /// <summary>The operations of an OpenAPI document with the status codes that each may return, such as <c>GET /orders/{id} 200 404</c>.</summary>
    public static async Task<IReadOnlyList<string>> ReadOperationsAsync(HttpClient http, string path = "/openapi/v1.json")
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(path));
        document.RootElement.GetProperty("openapi").GetString().ShouldNotBeNull().ShouldStartWith("3.");
        ShouldResolve(document.RootElement, document.RootElement);
        return [.. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(route => route.Value.EnumerateObject().Select(operation =>
            $"{operation.Name.ToUpperInvariant()} {route.Name} {string.Join(' ', operation.Value.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order())}"))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Asserts that every reference in the document resolves.</summary>
    static void ShouldResolve(JsonElement element, JsonElement root)
    {
        if (element.ValueKind is JsonValueKind.Array) foreach (var item in element.EnumerateArray()) ShouldResolve(item, root);
        if (element.ValueKind is not JsonValueKind.Object) return;
        foreach (var member in element.EnumerateObject())
        {
            if (member is { Name: "$ref", Value.ValueKind: JsonValueKind.String })
            {
                var target = root;
                foreach (var step in member.Value.GetString()!.Split('/').Skip(1)) target.TryGetProperty(step, out target).ShouldBeTrue(member.Value.GetString());
            }
            ShouldResolve(member.Value, root);
        }
    }
}
