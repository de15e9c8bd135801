using Evolution.Board.Topologies.Aspects;

namespace Evolution.Board.Tests.Topologies;

/// <summary>What is said of an aspect beside the phase before.</summary>
public sealed class AspectCellTests
{
    [Theory]
    [InlineData("--phase 0")]
    [InlineData("--phase 1", "caches: new: was shared", "contracts: new: was unversioned", "breaker: new: was none")]
    [InlineData("--phase 2", "databases: new: was shared", "contracts: new: was semver", "deployment: new: was one-unit")]
    [InlineData("--phase 3", "contracts: new: was api-contracts", "addressing: new: was environment-variables", "messaging: new: was http", "deployment: new: was unit-per-service")]
    [InlineData("--phase 1 --set caches=shared", "caches: set by hand: phase 1 has per-service", "contracts: new: was unversioned", "breaker: new: was none")]
    [InlineData("--phase 0 --set breaker=circuit-breaker", "breaker: set by hand: phase 0 has none")]
    public void It_says_what_is_new_and_what_was_set_by_hand(string arguments, params string[] differences)
    {
        var topology = Shop.Alone(arguments);

        topology.State.Aspects.Keys.Select(aspect => AspectCell.Of(aspect, topology)).Where(cell => cell.Difference is not null)
            .Select(cell => $"{cell.Aspect}: {cell.Difference}").ShouldBe(differences, ignoreOrder: true);
    }

    [Theory, ClassData(typeof(AllTopologies))]
    public void Every_value_has_a_sentence(string arguments) =>
        Shop.Alone(arguments).State.Aspects.ShouldAllBe(aspect => AspectMeaning.Of(aspect.Key, aspect.Value) != null);

    [Fact]
    public void A_host_of_another_version_may_have_other_aspects()
    {
        var topology = Shop.Alone("--phase 3");
        var other = topology with { State = topology.State with { Aspects = new Dictionary<string, string> { ["colors"] = "many" } } };

        AspectCell.Of("colors", other).ShouldBe(new AspectCell("colors", "many", null, IsOverridden: false));
    }
}
