namespace Evolution.Containers.Tests;

public sealed class Phase3Tests(Phase3 phase) : ContainerTests(phase), IClassFixture<Phase3>
{
    [Fact]
    public Task An_order_succeeds_after_the_broker_was_killed_and_restarted() => OrderAfterStoreRestartAsync("rabbitmq");
}
