namespace Evolution.Hosting.Native.Tests.Model;

/// <summary>Who stops before whom.</summary>
public sealed class StopOrderTests
{
    readonly IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public void What_is_used_stops_after_its_users()
    {
        var postgres = builder.AddPostgres("postgres");
        var database = postgres.AddDatabase("shop");
        var inventory = builder.AddProject<EchoProject>("inventory").WithReference(database);
        var orders = builder.AddProject<EchoProject>("orders").WaitFor(database).WithReference(inventory);

        var order = StopOrder.Of([.. builder.Resources.OfType<IProcessResource>()]);

        order[postgres.Resource].ShouldBe([inventory.Resource, orders.Resource], ignoreOrder: true);
        order[inventory.Resource].ShouldBe([orders.Resource]);
        order[orders.Resource].ShouldBeEmpty();
    }

    [Fact]
    public void Services_that_call_each_other_can_still_stop()
    {
        var orders = builder.AddProject<EchoProject>("orders");
        var inventory = builder.AddProject<EchoProject>("inventory").WithReference(orders);
        orders.WithReference(inventory);

        var order = StopOrder.Of([orders.Resource, inventory.Resource]);

        order.Values.Sum(users => users.Count).ShouldBe(1);
    }
}
