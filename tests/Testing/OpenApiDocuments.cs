using Evolution.ApiContracts.Rules;
using Evolution.Contracts;
using Shouldly;

namespace Evolution.Testing;

/// <summary>The OpenAPI documents that the build has written.</summary>
public static class OpenApiDocuments
{
    /// <summary>A service offers what its kept document says: a change that breaks a consumer is refused, any other asks for the new document.</summary>
    /// <param name="service">Its name, as its folder is called.</param>
    public static void ShouldBeAsKept(string service)
    {
        var version = Version.Parse(typeof(ContractsJson).Assembly.GetName().Version!.ToString(2));
        var generated = Path.Combine(RepositoryFolder.Path, "Services", service, "obj", "openapi", $"{version}", $"{service}.json");
        KeptDocument.Verdict(RepositoryFolder.Contracts(service), version, File.ReadAllText(generated)).ShouldBeNull();
    }
}
