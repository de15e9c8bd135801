using Evolution.Board.Topologies.Details;
using Evolution.Control;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The available commands of a node.</summary>
public sealed class NodeCommandTests
{
    static readonly ResourceState Inventory = TopologyViewBuilder.CreateTopology("--phase 1").GetResource("inventory");

    [Fact]
    public void A_running_service_can_be_stopped_and_faulted() =>
        GetEnabledCommands(Inventory).ShouldBe(["stop", "restart", "kill", "hang", "slow", "heal"]);

    [Fact]
    public void A_killed_service_can_only_be_started() => GetEnabledCommands(TopologyViewExtensions.Kill(Inventory)).ShouldBe(["start"]);

    [Theory]
    [InlineData("Starting")]
    [InlineData("Stopping")]
    public void A_starting_or_stopping_service_has_no_commands(string state) => GetEnabledCommands(Inventory with { State = state, Health = null }).ShouldBeEmpty();

    [Theory]
    [InlineData("postgres", "stop", "restart", "kill", "hog", "heal")]
    [InlineData("inventory-redis", "stop", "restart", "kill", "flood", "heal")]
    public void Stores_have_their_own_faults(string store, params string[] commands) => GetEnabledCommands(TopologyViewBuilder.CreateTopology("--phase 1").GetResource(store)).ShouldBe(commands);

    [Fact]
    public void The_broker_has_no_faults() => GetEnabledCommands(TopologyViewBuilder.CreateTopology("--phase 3").GetResource("rabbitmq")).ShouldBe(["stop", "restart", "kill"]);

    static IEnumerable<string> GetEnabledCommands(ResourceState node) => NodeCommand.Of(node).Where(command => command.IsEnabled).Select(command => command.Name);
}
