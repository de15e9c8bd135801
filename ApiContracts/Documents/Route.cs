using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>A route of a document.</summary>
/// <param name="Path">Its path, such as <c>/orders/{id}</c>.</param>
/// <param name="Method">Its method.</param>
/// <param name="Operation">The operation as the document describes it.</param>
/// <param name="CommonParameters">The parameters that all methods of the path share.</param>
public sealed record Route(string Path, HttpMethod Method, OpenApiOperation Operation, IEnumerable<IOpenApiParameter> CommonParameters)
{
    /// <summary>All parameters: those of the operation and those of the path.</summary>
    public IReadOnlyList<IOpenApiParameter> Parameters { get; } = [.. (Operation.Parameters ?? []).Concat(CommonParameters)];

    /// <summary>The segments of the path.</summary>
    public IReadOnlyList<string> Segments { get; } = SplitPath(Path);

    /// <summary>Returns all routes of a document.</summary>
    public static IEnumerable<Route> FromDocument(OpenApiDocument document) => document.Paths.SelectMany(path =>
        (path.Value.Operations ?? []).Select(operation => new Route(path.Key, operation.Key, operation.Value, path.Value.Parameters ?? [])));

    /// <summary>Splits a path into its segments.</summary>
    public static string[] SplitPath(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the given path segment is a parameter.</summary>
    public static bool IsParameter(string segment) => segment.StartsWith('{');

    /// <summary>Removes the names of the parameters from a path, so that paths that differ only in those names are equal.</summary>
    public static string Normalize(string path) => $"/{string.Join('/', SplitPath(path).Select(segment => IsParameter(segment) ? "{}" : segment))}";

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";
}
