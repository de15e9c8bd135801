namespace Evolution.AppHost.Tests;

/// <summary>The fault commands of Aspire's dashboard and the control server.</summary>
public sealed class FaultCommandTests
{
    [Theory]
    [InlineData("inventory")]
    [InlineData("payments")]
    [InlineData("orders")]
    [InlineData("gateway")]
    public void Every_service_can_be_killed_hung_slowed_and_healed(string service)
    {
        foreach (var command in new[] { "kill", "hang", "slow", "heal" }) GetCommands(service, "1").ShouldContain(command);
    }

    [Theory]
    [InlineData("0", "redis", "flood")]
    [InlineData("0", "postgres", "hog")]
    [InlineData("3", "inventory-redis", "flood")]
    [InlineData("3", "orders-postgres", "hog")]
    public void Every_store_has_one_fault_command_and_one_heal_command(string phase, string store, string command)
    {
        var commands = GetCommands(store, phase);

        commands.Count(name => name == command).ShouldBe(1);
        commands.Count(name => name is "heal").ShouldBe(1);
    }

    [Fact]
    public void A_fault_of_a_shared_store_is_injected_by_the_same_service_as_in_experiments() =>
        new TopologyModel("--phase", "0")["redis"].Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name is "flood").DisplayDescription.ShouldBe("inventory writes 192 MB into redis, several times its capacity.");

    static string[] GetCommands(string resource, string phase) =>
        [.. new TopologyModel("--phase", phase)[resource].Annotations.OfType<ResourceCommandAnnotation>().Select(command => command.Name)];
}
