using System.Text.Json.Nodes;
using Evolution.ApiContracts.Deployments;
using Evolution.ApiContracts.Documents;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares the document that a build has generated with the one that is kept in the repository.</summary>
public static class KeptDocument
{
    /// <summary>Describes how the documents differ and what to do about it.</summary>
    /// <param name="service">The service with its kept documents.</param>
    /// <param name="version">The version that was built.</param>
    /// <param name="generated">The text of the document that the build has generated.</param>
    /// <returns>Null if the generated document equals the kept one.</returns>
    public static string? Verdict(ServiceContracts service, Version version, string generated)
    {
        var update = $"dotnet build Services/{Path.GetFileName(service.Folder)} -p:UpdateOpenApi=true";
        if (service.Versions.LastOrDefault(kept => kept.Major == version.Major && kept <= version) is not { } agreed)
            return $"{service.Name}@{version} has no kept document. Write it: {update}";

        var kept = File.ReadAllText(Path.Combine(service.Folder, "openapi", $"{agreed}.json"));
        if (agreed == version && JsonNode.DeepEquals(JsonNode.Parse(kept), JsonNode.Parse(generated))) return null;
        return ApiComparison.Compare(ApiDocument.Parse(kept), ApiDocument.Parse(generated)) is { Count: > 0 } breaking
            ? $"""
               {service.Name} breaks those who rely on openapi/{agreed}.json ({breaking.Count} times; the rules are in docs/api-rules.md):
               {string.Join('\n', breaking)}
               """
            : $"{service.Name} offers other things than openapi/{agreed}.json says, and breaks nobody by it. Update the kept document: {update}";
    }
}
