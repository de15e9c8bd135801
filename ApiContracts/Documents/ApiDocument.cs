using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Documents;

/// <summary>Reads OpenAPI documents.</summary>
public static class ApiDocument
{
    /// <summary>Reads one from a file.</summary>
    /// <exception cref="ContractException">It cannot be read.</exception>
    public static OpenApiDocument Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (IOException unreadable)
        {
            throw new ContractException($"{path} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Reads one from its text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What it is called in a message.</param>
    /// <exception cref="ContractException">It is none.</exception>
    public static OpenApiDocument Parse(string json, string name = "The document")
    {
        var read = OpenApiDocument.Parse(json, OpenApiConstants.Json);
        if (read.Document is null || read.Diagnostic?.Errors is { Count: > 0 })
            throw new ContractException($"{name} is no OpenAPI document: {string.Join(" ", read.Diagnostic?.Errors.Select(error => error.ToString()) ?? [])}");
        return read.Document;
    }

    /// <summary>The schema of a body, of which this shop has one, in JSON.</summary>
    public static IOpenApiSchema? JsonSchema(this IDictionary<string, OpenApiMediaType>? content) =>
        content?.FirstOrDefault(media => media.Key.Contains("json", StringComparison.OrdinalIgnoreCase)).Value?.Schema;
}
