using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>A route of a document: what is asked for, and how.</summary>
/// <param name="Path">Its path, such as <c>/orders/{id}</c>.</param>
/// <param name="Method">Its method.</param>
/// <param name="Operation">What the document says of it.</param>
/// <param name="Shared">The parameters that all methods of the path have.</param>
public sealed record Route(string Path, HttpMethod Method, OpenApiOperation Operation, IEnumerable<IOpenApiParameter> Shared)
{
    /// <summary>All parameters.</summary>
    public IReadOnlyList<IOpenApiParameter> Parameters { get; } = [.. (Operation.Parameters ?? []).Concat(Shared)];

    /// <summary>The steps of its path.</summary>
    public IReadOnlyList<string> Steps { get; } = StepsOf(Path);

    /// <summary>All routes of a document.</summary>
    public static IEnumerable<Route> Of(OpenApiDocument document) => document.Paths.SelectMany(path =>
        (path.Value.Operations ?? []).Select(operation => new Route(path.Key, operation.Key, operation.Value, path.Value.Parameters ?? [])));

    /// <summary>The steps of a path.</summary>
    public static string[] StepsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a step of a path stands for a parameter.</summary>
    public static bool IsParameter(string step) => step.StartsWith('{');

    /// <summary>The path whatever its parameters are called.</summary>
    public static string Anonymous(string path) => $"/{string.Join('/', StepsOf(path).Select(step => IsParameter(step) ? "{}" : step))}";

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";
}
