using Bunit;
using Evolution.Board.Topologies.Aspects;

namespace Evolution.Board.Tests.Topologies;

/// <summary>What the table of aspects shows.</summary>
public sealed class AspectTableTests : IDisposable
{
    readonly PageContext page = new();

    [Fact]
    public void Seven_aspects_stand_beside_each_other_for_what_runs()
    {
        var table = page.Render<AspectTable>(component => component.Add(part => part.Topologies, Shop.Started("--phase 0,3")));

        table.FindAll("tbody th").Select(aspect => aspect.TextContent).ShouldBe(["caches", "databases", "contracts", "breaker", "addressing", "messaging", "deployment"]);
        table.FindAll("tbody tr").ShouldAllBe(row => row.QuerySelectorAll("td").Length == 2);
        table.FindAll("thead th").Select(column => column.TextContent.Trim()).Skip(1).ShouldBe(["Phase 0: distributed monolith the first", "Phase 3: microservices marked: what phase 2 has otherwise"]);
    }

    [Fact]
    public void What_differs_is_marked_with_words()
    {
        var table = page.Render<AspectTable>(component => component.Add(part => part.Topologies, Shop.Started("--phase 1 --set caches=shared")));

        table.FindAll("td.hurt").ShouldHaveSingleItem().TextContent.ShouldContain("set by hand: phase 1 has per-service");
        table.FindAll("td.new").Count.ShouldBe(2);
        table.FindAll("td.new").ShouldAllBe(cell => cell.TextContent.Contains("new: was "));
    }

    public void Dispose() => page.Dispose();
}
