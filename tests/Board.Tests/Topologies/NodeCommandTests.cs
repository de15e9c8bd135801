using Evolution.Board.Topologies.Details;
using Evolution.Control;

namespace Evolution.Board.Tests.Topologies;

/// <summary>What can be done with a node, and when.</summary>
public sealed class NodeCommandTests
{
    static readonly ResourceState Inventory = Shop.Alone("--phase 1").Named("inventory");

    [Fact]
    public void What_runs_can_be_broken_and_not_started() =>
        Possible(Inventory).ShouldBe(["stop", "restart", "kill", "hang", "slow", "heal"]);

    [Fact]
    public void What_has_ended_can_only_be_started() => Possible(ShopExtensions.Killed(Inventory)).ShouldBe(["start"]);

    [Theory]
    [InlineData("Starting")]
    [InlineData("Stopping")]
    public void What_is_on_its_way_is_left_alone(string state) => Possible(Inventory with { State = state, Health = null }).ShouldBeEmpty();

    [Theory]
    [InlineData("postgres", "stop", "restart", "kill", "hog", "heal")]
    [InlineData("inventory-redis", "stop", "restart", "kill", "flood", "heal")]
    public void Stores_have_faults_of_their_own(string store, params string[] possible) => Possible(Shop.Alone("--phase 1").Named(store)).ShouldBe(possible);

    [Fact]
    public void The_broker_has_none() => Possible(Shop.Alone("--phase 3").Named("rabbitmq")).ShouldBe(["stop", "restart", "kill"]);

    static IEnumerable<string> Possible(ResourceState node) => NodeCommand.Of(node).Where(command => command.IsPossible).Select(command => command.Name);
}
