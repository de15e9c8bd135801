using Evolution.Lab.Costs.Changes;

namespace Evolution.Lab.Tests.Costs;

public class FieldChangeTests
{
    static readonly ProjectGraph Graph = new(new Dictionary<string, IReadOnlySet<string>>
    {
        ["Contracts"] = new HashSet<string>(),
        ["Defaults"] = new HashSet<string> { "Contracts" },
        ["Tools"] = new HashSet<string>(),
        ["Inventory"] = new HashSet<string> { "Contracts", "Tools" },
        ["Orders"] = new HashSet<string> { "Defaults" },
        ["Site"] = new HashSet<string> { "Tools" },
    });

    static readonly Dictionary<string, IReadOnlyList<string>> OneUnit = new() { ["all"] = ["orders", "inventory", "site"] };
    static readonly Dictionary<string, IReadOnlyList<string>> UnitEach = new() { ["orders"] = ["orders"], ["inventory"] = ["inventory"], ["site"] = ["site"] };

    [Fact]
    public void Without_versions_all_that_is_built_on_the_contracts_goes_out_and_with_it_what_is_in_the_same_unit()
    {
        var change = Of(OneUnit, isVersioned: false);

        change.Projects.ShouldBe(["Contracts", "Defaults", "Inventory", "Orders"]);
        change.Services.ShouldBe(["inventory", "orders", "site"]);
        change.Units.ShouldBe(["all"]);
        change.Pipelines.ShouldBe(1);
    }

    [Fact]
    public void Without_versions_a_unit_each_spares_only_what_is_not_built_on_the_contracts()
    {
        var change = Of(UnitEach, isVersioned: false);
        change.Services.ShouldBe(["inventory", "orders"]);
        change.Units.ShouldBe(["inventory", "orders"]);
    }

    [Fact]
    public void With_versions_in_one_unit_less_is_rebuilt_but_as_much_redeployed()
    {
        var change = Of(OneUnit, isVersioned: true);
        change.Projects.ShouldBe(["Contracts", "Inventory"]);
        change.Services.ShouldBe(["inventory", "orders", "site"]);
    }

    [Fact]
    public void With_versions_and_a_unit_each_the_provider_goes_out_alone()
    {
        var change = Of(UnitEach, isVersioned: true);
        change.Services.ShouldBe(["inventory"]);
        change.Units.ShouldBe(["inventory"]);
    }

    [Theory]
    [InlineData(false, true, 1)]
    [InlineData(true, true, 1)]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 2)]
    public void A_pipeline_runs_for_all_or_one_for_each_service(bool pipelinePerService, bool isVersioned, int pipelines) =>
        Of(UnitEach, isVersioned, pipelinePerService).Pipelines.ShouldBe(pipelines);

    [Fact]
    public void What_of_the_providers_own_references_is_built_on_the_contracts_is_rebuilt_too() =>
        FieldChange.Of(Graph, "Contracts", "Orders", UnitEach, isVersioned: true, pipelinePerService: false).Projects.ShouldBe(["Contracts", "Defaults", "Orders"]);

    static FieldChange Of(IReadOnlyDictionary<string, IReadOnlyList<string>> units, bool isVersioned, bool pipelinePerService = false) =>
        FieldChange.Of(Graph, "Contracts", "Inventory", units, isVersioned, pipelinePerService);
}
