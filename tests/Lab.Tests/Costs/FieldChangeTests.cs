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
    static readonly Dictionary<string, IReadOnlyList<string>> UnitPerService = new() { ["orders"] = ["orders"], ["inventory"] = ["inventory"], ["site"] = ["site"] };

    [Fact]
    public void Unversioned_contracts_in_one_unit_redeploy_all_services()
    {
        var change = CreateChange(OneUnit, isVersioned: false);

        change.Projects.ShouldBe(["Contracts", "Defaults", "Inventory", "Orders"]);
        change.Services.ShouldBe(["inventory", "orders", "site"]);
        change.Units.ShouldBe(["all"]);
        change.Pipelines.ShouldBe(1);
    }

    [Fact]
    public void Unversioned_contracts_with_separate_units_redeploy_all_dependents()
    {
        var change = CreateChange(UnitPerService, isVersioned: false);
        change.Services.ShouldBe(["inventory", "orders"]);
        change.Units.ShouldBe(["inventory", "orders"]);
    }

    [Fact]
    public void Versioned_contracts_in_one_unit_rebuild_less_but_redeploy_all_services()
    {
        var change = CreateChange(OneUnit, isVersioned: true);
        change.Projects.ShouldBe(["Contracts", "Inventory"]);
        change.Services.ShouldBe(["inventory", "orders", "site"]);
    }

    [Fact]
    public void Versioned_contracts_with_separate_units_redeploy_the_provider_only()
    {
        var change = CreateChange(UnitPerService, isVersioned: true);
        change.Services.ShouldBe(["inventory"]);
        change.Units.ShouldBe(["inventory"]);
    }

    [Theory]
    [InlineData(false, true, 1)]
    [InlineData(true, true, 1)]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 2)]
    public void The_number_of_pipelines_depends_on_the_deployment_and_the_contracts(bool hasPipelinePerService, bool isVersioned, int pipelines) =>
        CreateChange(UnitPerService, isVersioned, hasPipelinePerService).Pipelines.ShouldBe(pipelines);

    [Fact]
    public void References_of_the_provider_that_depend_on_the_contracts_are_rebuilt() =>
        FieldChange.Of(Graph, "Contracts", "Orders", UnitPerService, isVersioned: true, hasPipelinePerService: false).Projects.ShouldBe(["Contracts", "Defaults", "Orders"]);

    static FieldChange CreateChange(IReadOnlyDictionary<string, IReadOnlyList<string>> units, bool isVersioned, bool hasPipelinePerService = false) =>
        FieldChange.Of(Graph, "Contracts", "Inventory", units, isVersioned, hasPipelinePerService);
}
