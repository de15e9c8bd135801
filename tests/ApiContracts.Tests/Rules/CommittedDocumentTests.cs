using System.Text.Json.Nodes;
using Evolution.ApiContracts.Deployments;
using Evolution.ApiContracts.Rules;

namespace Evolution.ApiContracts.Tests.Rules;

public sealed class CommittedDocumentTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("committed-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_formatting_of_the_stored_document_is_ignored()
    {
        Commit("2.0", SampleDocument.Create(null));
        DescribeDifference("2.0", JsonNode.Parse(SampleDocument.Create(null))!.ToJsonString(new() { WriteIndented = true })).ShouldBeNull();
    }

    [Fact]
    public void A_compatible_change_requires_an_update_and_names_the_command()
    {
        Commit("2.0", SampleDocument.Create(null));
        DescribeDifference("2.0", SampleDocument.Create(document => document.GetFields("Item").Put("colour", """{ "type": "string" }"""))).ShouldNotBeNull().ShouldContain($"dotnet build Services/{folder.Name} -p:UpdateOpenApi=true");
    }

    [Fact]
    public void A_breaking_change_is_rejected_with_its_rule_and_route()
    {
        Commit("2.0", SampleDocument.Create(null));
        var difference = DescribeDifference("2.0", SampleDocument.Create(document => document.GetFields("Item").Remove("note"))).ShouldNotBeNull();
        difference.ShouldContain("response-field-removed: GET /items/{id}: 200 $.note was removed");
        difference.ShouldNotContain("UpdateOpenApi");
    }

    [Fact]
    public void A_minor_version_must_be_compatible_and_a_major_version_need_not()
    {
        Commit("2.0", SampleDocument.Create(null));
        var breaking = SampleDocument.Create(document => document.GetFields("Item").Remove("note"));
        DescribeDifference("2.1", breaking).ShouldNotBeNull().ShouldContain("response-field-removed");
        DescribeDifference("2.1", SampleDocument.Create(null)).ShouldNotBeNull().ShouldContain("UpdateOpenApi");
        DescribeDifference("3.0", breaking).ShouldNotBeNull().ShouldContain("has no committed document");
    }

    void Commit(string version, string document) => File.WriteAllText(Path.Combine(folder.CreateSubdirectory("openapi").FullName, $"{version}.json"), document);

    string? DescribeDifference(string version, string generated) => CommittedDocument.DescribeDifference(new ServiceContracts("shelf", folder.FullName), Version.Parse(version), generated);
}
