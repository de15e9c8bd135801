using Evolution.ApiContracts.Rules;
using Evolution.Contracts;
using Shouldly;

namespace Evolution.Testing;

/// <summary>The OpenAPI documents that the build generates.</summary>
public static class OpenApiDocuments
{
    /// <summary>Asserts that a service's generated document equals the committed one. A breaking change fails; any other change requires committing the new document.</summary>
    /// <param name="service">The name of the service's folder.</param>
    public static void ShouldMatchCommittedDocument(string service)
    {
        var version = Version.Parse(typeof(ContractsJson).Assembly.GetName().Version!.ToString(2));
        var generated = Path.Combine(RepositoryFolder.Path, "Services", service, "obj", "openapi", $"{version}", $"{service}.json");
        CommittedDocument.DescribeDifference(RepositoryFolder.GetContracts(service), version, File.ReadAllText(generated)).ShouldBeNull();
    }
}
