using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>Reads OpenAPI documents.</summary>
public static class ApiDocument
{
    /// <summary>Reads a document from a file.</summary>
    /// <exception cref="ContractException">The file cannot be read, or is not an OpenAPI document.</exception>
    public static OpenApiDocument Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (IOException exception)
        {
            throw new ContractException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a document from its text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">The name of the document in error messages.</param>
    /// <exception cref="ContractException">The text is not an OpenAPI document.</exception>
    public static OpenApiDocument Parse(string json, string name = "The document")
    {
        var result = OpenApiDocument.Parse(json, OpenApiConstants.Json);
        if (result.Document is null || result.Diagnostic?.Errors is { Count: > 0 })
            throw new ContractException($"{name} is not an OpenAPI document: {string.Join(" ", result.Diagnostic?.Errors.Select(error => error.ToString()) ?? [])}");
        return result.Document;
    }

    /// <summary>Returns the schema of a body's JSON content; the shop's bodies have one JSON content each.</summary>
    public static IOpenApiSchema? GetJsonSchema(this IDictionary<string, OpenApiMediaType>? content) =>
        content?.FirstOrDefault(media => media.Key.Contains("json", StringComparison.OrdinalIgnoreCase)).Value?.Schema;
}
