using System.Text.Json;

namespace Evolution.Fuzzing.Tests.Documents;

/// <summary>A route in an OpenAPI document.</summary>
/// <param name="Method">The method in upper case.</param>
/// <param name="Template">The path template, such as <c>/orders/{id}</c>.</param>
/// <param name="Parameters">The parameters in path, query and headers.</param>
/// <param name="Body">The schema of the body, or <see langword="null"/> without a body.</param>
public sealed record ApiRoute(string Method, string Template, IReadOnlyList<ApiParameter> Parameters, JsonElement? Body)
{
    /// <summary>Reads all routes of a document.</summary>
    public static IReadOnlyList<ApiRoute> ReadAll(JsonElement document) =>
    [
        .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => new ApiRoute(
            operation.Name.ToUpperInvariant(),
            path.Name,
            operation.Value.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray().Select(ApiParameter.Of)] : [],
            operation.Value.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").GetProperty("application/json").GetProperty("schema") : null))),
    ];

    public override string ToString() => $"{Method} {Template}";
}

/// <summary>A parameter of a route.</summary>
public sealed record ApiParameter(string Name, string In, bool Required, JsonElement Schema)
{
    public static ApiParameter Of(JsonElement parameter) => new(
        parameter.GetProperty("name").GetString()!,
        parameter.GetProperty("in").GetString()!,
        parameter.TryGetProperty("required", out var required) && required.GetBoolean(),
        parameter.GetProperty("schema"));
}
