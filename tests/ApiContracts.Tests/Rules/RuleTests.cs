using Evolution.ApiContracts.Documents;
using Evolution.ApiContracts.Rules;

namespace Evolution.ApiContracts.Tests.Rules;

public sealed class RuleTests
{
    public static TheoryData<RuleCase> Cases => [.. RuleCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_breaking_change_violates_exactly_its_rule(RuleCase change) => SampleDocument.FindBrokenRules(SampleDocument.Create(null), SampleDocument.Create(change.Breaking)).ShouldBe([change.Rule.Id]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_similar_compatible_change_violates_no_rule(RuleCase change) => SampleDocument.FindBrokenRules(SampleDocument.Create(null), SampleDocument.Create(change.Compatible)).ShouldBeEmpty();

    [Fact]
    public void Every_rule_has_test_cases() => RuleCases.All.Select(change => change.Rule).Distinct().ShouldBe(ApiRules.All, ignoreOrder: true);

    [Fact]
    public void An_unchanged_document_violates_no_rule() => SampleDocument.FindBrokenRules(SampleDocument.Create(null), SampleDocument.Create(null)).ShouldBeEmpty();

    [Fact]
    public void A_change_names_its_rule_location_and_advice()
    {
        var change = ApiComparison.Compare(ApiDocument.Parse(SampleDocument.Create(null)), ApiDocument.Parse(SampleDocument.Create(document => document.GetFields("Money").Remove("minorUnits"))))[0];
        $"{change}".ShouldBe("response-field-removed: GET /items/{id}: 200 $.price.minorUnits was removed. Instead: Keep the field, and add the new one alongside it.");
    }

    [Fact]
    public void A_change_in_a_recursive_schema_is_found_once() =>
        ApiComparison.Compare(ApiDocument.Parse(SampleDocument.Create(null)), ApiDocument.Parse(SampleDocument.Create(document => document.GetFields("Item").Remove("note")))).Select(change => $"{change.Route} {change.Description}").ShouldBe(
        [
            "GET /items/{id} 200 $.note was removed",
            "POST /items 201 $.note was removed",
            "ItemSold $.note was removed",
        ]);

    [Fact]
    public void A_dangling_reference_is_an_error() =>
        Should.Throw<ContractException>(() => SampleDocument.FindBrokenRules(SampleDocument.Create(null), SampleDocument.Create(document => document["components"]!["schemas"]!.AsObject().Remove("Money")))).Message.ShouldContain("Money");

    /// <summary>The table in the documentation lists exactly the rules.</summary>
    [Fact]
    public void The_documentation_lists_every_rule_and_no_other()
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryFolder.Path, "docs", "api-rules.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        lines.ShouldBe(ApiRules.All.Select(rule => $"| `{rule.Id}` | {rule.Description} | {rule.Alternative} |"));
    }
}
