using Bunit;
using Evolution.Board.Topologies.Aspects;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The table of aspects.</summary>
public sealed class AspectTableTests : IDisposable
{
    readonly PageContext page = new();

    [Fact]
    public void Seven_aspects_are_shown_side_by_side_for_each_topology()
    {
        var table = page.Render<AspectTable>(component => component.Add(part => part.Topologies, TopologyViewBuilder.CreateTopologies("--phase 0,3")));

        table.FindAll("tbody th").Select(aspect => aspect.TextContent).ShouldBe(["caches", "databases", "contracts", "breaker", "addressing", "messaging", "deployment"]);
        table.FindAll("tbody tr").ShouldAllBe(row => row.QuerySelectorAll("td").Length == 2);
        table.FindAll("thead th").Select(column => column.TextContent.Trim()).Skip(1).ShouldBe(["Phase 0: distributed monolith the first phase", "Phase 3: microservices changes from phase 2 are marked"]);
    }

    [Fact]
    public void Differences_are_marked_as_text()
    {
        var table = page.Render<AspectTable>(component => component.Add(part => part.Topologies, TopologyViewBuilder.CreateTopologies("--phase 1 --set caches=shared")));

        table.FindAll("td.degraded").ShouldHaveSingleItem().TextContent.ShouldContain("overridden: phase 1 has per-service");
        table.FindAll("td.new").Count.ShouldBe(2);
        table.FindAll("td.new").ShouldAllBe(cell => cell.TextContent.Contains("new: was "));
    }

    public void Dispose() => page.Dispose();
}
