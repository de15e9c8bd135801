using Evolution.AppHost.Dashboards;
using Evolution.AppHost.Deployments;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>Deployment units as resources.</summary>
public sealed class UnitResourceTests
{
    [Theory]
    [InlineData("1", new[] { "evolution-unit" })]
    [InlineData("2", new[] { "inventory-unit", "payments-unit", "orders-unit", "gateway-unit" })]
    [InlineData("3", new[] { "platform-unit", "inventory-unit", "payments-unit", "orders-unit", "gateway-unit" })]
    [InlineData("0,2", new[] { "phase0-evolution-unit", "phase2-inventory-unit", "phase2-payments-unit", "phase2-orders-unit", "phase2-gateway-unit" })]
    public void Each_deployment_unit_of_each_phase_is_a_resource(string phases, string[] units) =>
        new TopologyModel("--phase", phases).GetNames<DeploymentUnitResource>().ShouldBe(units, ignoreOrder: true);

    [Theory]
    [InlineData("0", "redis", "evolution-unit")]
    [InlineData("1", "postgres", "evolution-unit")]
    [InlineData("1", "orders-redis", "orders")]
    [InlineData("3", "orders", "orders-unit")]
    [InlineData("3", "orders-postgres", "orders")]
    [InlineData("3", "rabbitmq", "platform-unit")]
    [InlineData("0,3", "phase0-gateway", "phase0-evolution-unit")]
    public void A_store_of_one_service_has_the_service_as_parent_and_other_resources_have_the_unit(string phases, string resource, string parent) =>
        new TopologyModel("--phase", phases)[resource].Annotations.OfType<ResourceRelationshipAnnotation>()
            .Where(relationship => relationship.Type is "Parent").ShouldHaveSingleItem().Resource.Name.ShouldBe(parent);

    [Fact]
    public void A_unit_without_services_cannot_be_redeployed()
    {
        var model = new TopologyModel("--phase", "3");

        GetCommands("platform-unit").ShouldBeEmpty();
        GetCommands("orders-unit").ShouldHaveSingleItem().ConfirmationMessage.ShouldBe("orders will restart. Requests will fail in the meantime.");

        IEnumerable<ResourceCommandAnnotation> GetCommands(string unit) => model[unit].Annotations.OfType<ResourceCommandAnnotation>();
    }

    [Fact]
    public void A_unit_shows_its_phase_and_every_aspect_of_its_topology()
    {
        var properties = new TopologyModel("--phase", "0")["evolution-unit"].Annotations.OfType<PropertiesAnnotation>().SelectMany(annotation => annotation.Properties).ToDictionary(property => property.DisplayName!, property => property.Value);

        properties["Phase"].ShouldBe("0: distributed monolith");
        properties["Databases"].ShouldBe("shared");
        properties.Count.ShouldBe(8);
    }
}
