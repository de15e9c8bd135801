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
    public void Each_deployment_unit_of_each_phase_is_one(string phases, string[] units) =>
        new TopologyModel("--phase", phases).Names<DeploymentUnitResource>().ShouldBe(units, ignoreOrder: true);

    [Theory]
    [InlineData("0", "redis", "evolution-unit")]
    [InlineData("1", "postgres", "evolution-unit")]
    [InlineData("1", "orders-redis", "orders")]
    [InlineData("3", "orders", "orders-unit")]
    [InlineData("3", "orders-postgres", "orders")]
    [InlineData("3", "rabbitmq", "platform-unit")]
    [InlineData("0,3", "phase0-gateway", "phase0-evolution-unit")]
    public void A_service_and_a_shared_store_stand_below_their_unit_and_a_store_of_one_service_below_that(string phases, string resource, string parent) =>
        new TopologyModel("--phase", phases)[resource].Annotations.OfType<ResourceRelationshipAnnotation>()
            .Where(relationship => relationship.Type is "Parent").ShouldHaveSingleItem().Resource.Name.ShouldBe(parent);

    [Fact]
    public void A_unit_without_services_cannot_be_redeployed()
    {
        var model = new TopologyModel("--phase", "3");

        Commands("platform-unit").ShouldBeEmpty();
        Commands("orders-unit").ShouldHaveSingleItem().ConfirmationMessage.ShouldBe("orders ends and starts again; requests fail until then.");

        IEnumerable<ResourceCommandAnnotation> Commands(string unit) => model[unit].Annotations.OfType<ResourceCommandAnnotation>();
    }

    [Fact]
    public void A_unit_says_its_phase_and_every_aspect_of_its_topology()
    {
        var facts = new TopologyModel("--phase", "0")["evolution-unit"].Annotations.OfType<FactsAnnotation>().SelectMany(annotation => annotation.Facts).ToDictionary(fact => fact.DisplayName!, fact => fact.Value);

        facts["Phase"].ShouldBe("0: distributed monolith");
        facts["Databases"].ShouldBe("shared");
        facts.Count.ShouldBe(8);
    }
}
