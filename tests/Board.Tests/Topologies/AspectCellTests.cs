using Evolution.Board.Topologies.Aspects;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The difference of an aspect from the previous phase.</summary>
public sealed class AspectCellTests
{
    [Theory]
    [InlineData("--phase 0")]
    [InlineData("--phase 1", "caches: new: was shared", "contracts: new: was unversioned", "breaker: new: was none")]
    [InlineData("--phase 2", "databases: new: was shared", "contracts: new: was semver", "deployment: new: was one-unit")]
    [InlineData("--phase 3", "contracts: new: was api-contracts", "addressing: new: was environment-variables", "messaging: new: was http", "deployment: new: was unit-per-service")]
    [InlineData("--phase 1 --set caches=shared", "caches: overridden: phase 1 has per-service", "contracts: new: was unversioned", "breaker: new: was none")]
    [InlineData("--phase 0 --set breaker=circuit-breaker", "breaker: overridden: phase 0 has none")]
    public void New_and_overridden_values_are_marked(string arguments, params string[] differences)
    {
        var topology = TopologyViewBuilder.CreateTopology(arguments);

        topology.State.Aspects.Keys.Select(aspect => AspectCell.Of(aspect, topology)).Where(cell => cell.Difference is not null)
            .Select(cell => $"{cell.Aspect}: {cell.Difference}").ShouldBe(differences, ignoreOrder: true);
    }

    [Theory, ClassData(typeof(AllTopologies))]
    public void Every_value_has_a_description(string arguments) =>
        TopologyViewBuilder.CreateTopology(arguments).State.Aspects.ShouldAllBe(aspect => AspectDescription.Of(aspect.Key, aspect.Value) != null);

    [Fact]
    public void An_unknown_aspect_is_shown()
    {
        var topology = TopologyViewBuilder.CreateTopology("--phase 3");
        var modified = topology with { State = topology.State with { Aspects = new Dictionary<string, string> { ["colors"] = "many" } } };

        AspectCell.Of("colors", modified).ShouldBe(new AspectCell("colors", "many", null, IsOverridden: false));
    }
}
