namespace Evolution.Containers.Tests;

public sealed class Phase0Tests(Phase0 phase) : ContainerTests(phase), IClassFixture<Phase0>
{
    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public Task An_order_succeeds_after_a_store_was_killed_and_restarted(string store) => OrderAfterStoreRestartAsync(store);
}
