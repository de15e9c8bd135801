namespace Evolution.Containers.Tests;

public sealed class Phase3Tests(Phase3 phase) : ContainerTests(phase), IClassFixture<Phase3>
{
    [Theory]
    [InlineData("orders-postgres")]
    [InlineData("inventory-redis")]
    [InlineData("rabbitmq")]
    public Task An_order_works_after_a_store_was_killed_and_started_again(string store) => AStoreIsKilledAndStartedAgainAsync(store);
}
