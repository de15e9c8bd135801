namespace Evolution.AppHost.Tests;

/// <summary>What can be broken by a command, in Aspire's dashboard and by the control server.</summary>
public sealed class FaultCommandTests
{
    [Theory]
    [InlineData("inventory")]
    [InlineData("payments")]
    [InlineData("orders")]
    [InlineData("gateway")]
    public void Every_service_can_be_killed_hung_slowed_and_healed(string service)
    {
        foreach (var command in new[] { "kill", "hang", "slow", "heal" }) CommandsOf(service, "1").ShouldContain(command);
    }

    [Theory]
    [InlineData("0", "redis", "flood")]
    [InlineData("0", "postgres", "hog")]
    [InlineData("3", "inventory-redis", "flood")]
    [InlineData("3", "orders-postgres", "hog")]
    public void Every_store_can_be_broken_once_and_healed(string phase, string store, string command)
    {
        var commands = CommandsOf(store, phase);

        commands.Count(name => name == command).ShouldBe(1);
        commands.Count(name => name is "heal").ShouldBe(1);
    }

    [Fact]
    public void A_shared_store_is_broken_through_the_service_that_the_experiments_break_it_through() =>
        new TopologyModel("--phase", "0")["redis"].Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name is "flood").DisplayDescription.ShouldBe("inventory writes 192 MB into redis, several times what it holds.");

    static string[] CommandsOf(string resource, string phase) =>
        [.. new TopologyModel("--phase", phase)[resource].Annotations.OfType<ResourceCommandAnnotation>().Select(command => command.Name)];
}
