using Evolution.ApiContracts.Documents;
using Evolution.ApiContracts.Rules;

namespace Evolution.ApiContracts.Tests.Rules;

public sealed class RuleTests
{
    public static TheoryData<RuleCase> Cases => [.. RuleCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_that_breaks_somebody_breaks_its_rule_and_no_other(RuleCase change) => Sample.Broken(Sample.With(null), Sample.With(change.Breaking)).ShouldBe([change.Rule.Id]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_that_only_comes_close_breaks_none(RuleCase change) => Sample.Broken(Sample.With(null), Sample.With(change.Compatible)).ShouldBeEmpty();

    [Fact]
    public void Every_rule_has_its_cases() => RuleCases.All.Select(change => change.Rule).Distinct().ShouldBe(ApiRules.All, ignoreOrder: true);

    [Fact]
    public void A_document_breaks_nobody_who_relies_on_the_same() => Sample.Broken(Sample.With(null), Sample.With(null)).ShouldBeEmpty();

    [Fact]
    public void A_change_says_the_rule_where_and_what_to_do()
    {
        var change = ApiComparison.Compare(ApiDocument.Parse(Sample.With(null)), ApiDocument.Parse(Sample.With(document => document.Fields("Money").Remove("minorUnits"))))[0];
        $"{change}".ShouldBe("response-field-removed: GET /items/{id}: 200 $.price.minorUnits is gone. Instead: Keep the field, and add the new one beside it.");
    }

    [Fact]
    public void What_a_field_of_a_schema_that_contains_itself_loses_is_found_once_and_ends() =>
        ApiComparison.Compare(ApiDocument.Parse(Sample.With(null)), ApiDocument.Parse(Sample.With(document => document.Fields("Item").Remove("note")))).Select(change => $"{change.Route} {change.What}").ShouldBe(
        [
            "GET /items/{id} 200 $.note is gone",
            "POST /items 201 $.note is gone",
            "ItemSold $.note is gone",
        ]);

    [Fact]
    public void A_reference_that_leads_nowhere_is_said() =>
        Should.Throw<ContractException>(() => Sample.Broken(Sample.With(null), Sample.With(document => document["components"]!["schemas"]!.AsObject().Remove("Money")))).Message.ShouldContain("Money");

    /// <summary>The table in the documentation is the list of the rules.</summary>
    [Fact]
    public void The_documentation_lists_every_rule_and_no_other()
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryFolder.Path, "docs", "api-rules.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        lines.ShouldBe(ApiRules.All.Select(rule => $"| `{rule.Id}` | {rule.Breaks} | {rule.Instead} |"));
    }
}
