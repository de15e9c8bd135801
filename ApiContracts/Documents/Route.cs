using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>A route of a document: its path, method and operation.</summary>
/// <param name="Path">Its path, such as <c>/orders/{id}</c>.</param>
/// <param name="Method">Its method.</param>
/// <param name="Operation">The operation as the document describes it.</param>
/// <param name="Shared">The parameters that apply to all methods of the path.</param>
public sealed record Route(string Path, HttpMethod Method, OpenApiOperation Operation, IEnumerable<IOpenApiParameter> Shared)
{
    /// <summary>All parameters: those of the operation and those of the path.</summary>
    public IReadOnlyList<IOpenApiParameter> Parameters { get; } = [.. (Operation.Parameters ?? []).Concat(Shared)];

    /// <summary>The segments of the path.</summary>
    public IReadOnlyList<string> Steps { get; } = StepsOf(Path);

    /// <summary>Returns all routes of a document.</summary>
    public static IEnumerable<Route> Of(OpenApiDocument document) => document.Paths.SelectMany(path =>
        (path.Value.Operations ?? []).Select(operation => new Route(path.Key, operation.Key, operation.Value, path.Value.Parameters ?? [])));

    /// <summary>Splits a path into its segments.</summary>
    public static string[] StepsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a segment of a path is a parameter.</summary>
    public static bool IsParameter(string step) => step.StartsWith('{');

    /// <summary>Returns the path without the names of its parameters, so that paths that differ only in those names are equal.</summary>
    public static string Anonymous(string path) => $"/{string.Join('/', StepsOf(path).Select(step => IsParameter(step) ? "{}" : step))}";

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";
}
