using System.Text.Json.Nodes;
using Evolution.ApiContracts.Deployments;
using Evolution.ApiContracts.Documents;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares the generated document of a build with the committed one.</summary>
public static class CommittedDocument
{
    /// <summary>Describes the difference, and how to resolve it.</summary>
    /// <param name="service">The service with its committed documents.</param>
    /// <param name="version">The version of the build.</param>
    /// <param name="generated">The text of the generated document.</param>
    /// <returns>Null if the documents are equal.</returns>
    public static string? DescribeDifference(ServiceContracts service, Version version, string generated)
    {
        var update = $"dotnet build Services/{Path.GetFileName(service.Folder)} -p:UpdateOpenApi=true";
        if (service.Versions.LastOrDefault(candidate => candidate.Major == version.Major && candidate <= version) is not { } baseline)
            return $"{service.Name}@{version} has no committed document. Create it with: {update}";

        var committed = File.ReadAllText(Path.Combine(service.Folder, "openapi", $"{baseline}.json"));
        if (baseline == version && JsonNode.DeepEquals(JsonNode.Parse(committed), JsonNode.Parse(generated))) return null;
        return ApiComparison.Compare(ApiDocument.Parse(committed), ApiDocument.Parse(generated)) is { Count: > 0 } changes
            ? $"""
               {service.Name} has {changes.Count} breaking changes since openapi/{baseline}.json (see docs/api-rules.md):
               {string.Join('\n', changes)}
               """
            : $"{service.Name} has compatible changes since openapi/{baseline}.json. Update the committed document with: {update}";
    }
}
