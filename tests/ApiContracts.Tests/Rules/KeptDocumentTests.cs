using System.Text.Json.Nodes;
using Evolution.ApiContracts.Deployments;
using Evolution.ApiContracts.Rules;

namespace Evolution.ApiContracts.Tests.Rules;

public sealed class KeptDocumentTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kept-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_document_that_is_kept_is_right_however_it_is_laid_out()
    {
        Keep("2.0", Sample.With(null));
        Verdict("2.0", JsonNode.Parse(Sample.With(null))!.ToJsonString(new() { WriteIndented = true })).ShouldBeNull();
    }

    [Fact]
    public void A_compatible_change_asks_for_the_new_document_with_the_command_that_writes_it()
    {
        Keep("2.0", Sample.With(null));
        Verdict("2.0", Sample.With(document => document.Fields("Item").Put("colour", """{ "type": "string" }"""))).ShouldNotBeNull().ShouldContain($"dotnet build Services/{folder.Name} -p:UpdateOpenApi=true");
    }

    [Fact]
    public void A_breaking_change_is_refused_with_its_rule_and_its_route()
    {
        Keep("2.0", Sample.With(null));
        var verdict = Verdict("2.0", Sample.With(document => document.Fields("Item").Remove("note"))).ShouldNotBeNull();
        verdict.ShouldContain("response-field-removed: GET /items/{id}: 200 $.note is gone");
        verdict.ShouldNotContain("UpdateOpenApi");
    }

    [Fact]
    public void A_minor_version_may_not_break_the_one_before_and_a_major_version_may()
    {
        Keep("2.0", Sample.With(null));
        var breaking = Sample.With(document => document.Fields("Item").Remove("note"));
        Verdict("2.1", breaking).ShouldNotBeNull().ShouldContain("response-field-removed");
        Verdict("2.1", Sample.With(null)).ShouldNotBeNull().ShouldContain("UpdateOpenApi");
        Verdict("3.0", breaking).ShouldNotBeNull().ShouldContain("has no kept document");
    }

    void Keep(string version, string document) => File.WriteAllText(Path.Combine(folder.CreateSubdirectory("openapi").FullName, $"{version}.json"), document);

    string? Verdict(string version, string generated) => KeptDocument.Verdict(new ServiceContracts("shelf", folder.FullName), Version.Parse(version), generated);
}
