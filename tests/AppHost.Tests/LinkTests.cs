using Evolution.AppHost.Links;

namespace Evolution.AppHost.Tests;

/// <summary>The links between resources, as shown in topology diagrams.</summary>
public sealed class LinkTests
{
    [Theory]
    [InlineData("0", "inventory-db Store, redis Store")]
    [InlineData("1", "inventory-db Store, inventory-redis Store")]
    [InlineData("3", "inventory-db Store, inventory-redis Store, rabbitmq Messages")]
    public void Inventory_calls_no_service(string phase, string links) => GetLinks("inventory", phase).ShouldBe(links);

    [Theory]
    [InlineData("0", "orders-db Store, redis Store, inventory Http, payments Http")]
    [InlineData("2", "orders-db Store, orders-redis Store, inventory Http, payments Http")]
    [InlineData("3", "orders-db Store, orders-redis Store, rabbitmq Messages")]
    public void Orders_calls_Inventory_and_Payments_over_HTTP_unless_it_uses_messages(string phase, string links) => GetLinks("orders", phase).ShouldBe(links);

    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    public void The_Gateway_calls_all_three_services(string phase) => GetLinks("gateway", phase).ShouldBe("orders Http, inventory Http, payments Http");

    [Fact]
    public void Side_by_side_a_link_connects_resources_of_the_same_phase() =>
        string.Join(", ", new TopologyModel("--phase", "0,3")["phase3-gateway"].Annotations.OfType<LinkAnnotation>().Select(annotation => annotation.Link.To)).ShouldBe("phase3-orders, phase3-inventory, phase3-payments");

    static string GetLinks(string service, string phase) =>
        string.Join(", ", new TopologyModel("--phase", phase)[service].Annotations.OfType<LinkAnnotation>().Select(annotation => $"{annotation.Link.To} {annotation.Link.Kind}"));
}
