using Bunit;
using Evolution.Board.Live;
using Evolution.Board.Topologies;
using Evolution.Board.Topologies.Graph;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The graph of a topology.</summary>
public sealed class TopologySectionTests : IDisposable
{
    readonly PageContext page = new();

    [Theory, ClassData(typeof(AllTopologies))]
    public void Every_node_is_a_link_with_its_name_and_state(string arguments)
    {
        var topology = TopologyViewBuilder.CreateTopology(arguments);

        var graph = Render(topology);

        // The page renders the graph again after every poll of the host.
        graph.Render(section => section.Add(part => part.Topology, topology.With("orders", TopologyViewExtensions.Kill)));
        graph.Render(section => section.Add(part => part.Topology, topology));

        graph.FindAll("a.node").Select(node => node.GetAttribute("href")).ShouldBe(
            topology.Resources.Where(resource => !resource.Name.EndsWith("-db", StringComparison.Ordinal)).Select(resource => $"?node={resource.Name}#details"), ignoreOrder: true);
        graph.FindAll("a.node").ShouldAllBe(node => node.GetAttribute("aria-label")!.EndsWith(" healthy, shows details", StringComparison.Ordinal));
    }

    [Fact]
    public void A_killed_service_is_marked_by_text_symbol_and_color_and_listed_above_the_graph()
    {
        var graph = Render(TopologyViewBuilder.CreateTopologies("--phase 0,3")[0].With("phase0-inventory", TopologyViewExtensions.Kill));

        var node = graph.Find("a.node[href='?node=phase0-inventory#details']");
        node.ClassList.ShouldContain("down");
        node.GetAttribute("aria-label").ShouldBe("inventory: killed, exit code 137, shows details");
        node.QuerySelectorAll("text").Select(text => text.TextContent).ShouldBe(["inventory", "✕ killed"]);
        graph.Find("[role=status].down").TextContent.ShouldBe("! Inventory is killed, exit code 137.");
    }

    [Fact]
    public void A_store_has_an_accessible_name()
    {
        var topology = TopologyViewBuilder.CreateTopology("--phase 1");

        Render(topology).Find("a.node[href='?node=postgres#details']").GetAttribute("aria-label").ShouldBe("postgres: PostgreSQL, shared by 3, healthy, shows details");
        Render(topology).Find("a.node[href='?node=orders-redis#details']").GetAttribute("aria-label").ShouldBe("orders-redis: Redis, healthy, shows details");
    }

    [Fact]
    public void Shared_stores_are_labelled()
    {
        var texts = FindTexts(Render(TopologyViewBuilder.CreateTopology("--phase 0")), "a.node.shared text");

        texts.Count(text => text is "shared by 3").ShouldBe(2);
        texts.ShouldContain("PostgreSQL");
        texts.ShouldContain("Redis");
    }

    [Theory]
    [InlineData("--phase 0", 5, 0)]
    [InlineData("--phase 1", 5, 0)]
    [InlineData("--phase 3", 3, 3)]
    public void Links_are_labelled_by_their_kind(string arguments, int httpCount, int messageCount)
    {
        var labels = FindTexts(Render(TopologyViewBuilder.CreateTopology(arguments)), "g.link text.label");

        labels.Count(label => label is "HTTP").ShouldBe(httpCount);
        labels.Count(label => label is "messages").ShouldBe(messageCount);
    }

    [Fact]
    public void Circuit_breakers_show_their_state()
    {
        FindTexts(Render(TopologyViewBuilder.CreateTopology("--phase 1")), "text.breaker").ShouldBe(["breaker", "closed", "breaker", "half-open"], ignoreOrder: true);
        FindTexts(Render(TopologyViewBuilder.CreateTopology("--phase 0")), "text.breaker").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--phase 0", "unit evolution")]
    [InlineData("--phase 2", "unit inventory", "unit payments", "unit orders", "unit gateway")]
    [InlineData("--phase 3", "unit inventory", "unit payments", "unit orders", "unit gateway", "unit platform")]
    public void Deployment_units_are_named_frames(string arguments, params string[] units) =>
        FindTexts(Render(TopologyViewBuilder.CreateTopology(arguments)), "a.name text").ShouldBe(units, ignoreOrder: true);

    [Fact]
    public void The_graph_has_a_text_alternative()
    {
        var descriptions = FindTexts(Render(TopologyViewBuilder.CreateTopology("--phase 1")), "details li");

        descriptions.ShouldContain("orders is healthy, deployed with unit evolution; stores its data in postgres, stores its data in orders-redis, calls inventory over HTTP, breaker closed, calls payments over HTTP, breaker half-open.");
        descriptions.ShouldContain("postgres (PostgreSQL) is healthy, deployed with unit evolution; shared by inventory, payments, orders.");
    }

    [Fact]
    public void The_selected_node_is_marked_as_current()
    {
        var graph = Render(TopologyViewBuilder.CreateTopology("--phase 1"), new Selection("orders", null));

        graph.FindAll("[aria-current]").ShouldHaveSingleItem().GetAttribute("href").ShouldBe("?node=orders#details");
    }

    IRenderedComponent<TopologySection> Render(TopologyView topology, Selection? selection = null) => page.Render<TopologySection>(section => section
        .Add(part => part.Topology, topology)
        .Add(part => part.Selection, selection ?? new Selection(null, null)));

    static IReadOnlyList<string> FindTexts(IRenderedComponent<TopologySection> section, string selector) => [.. section.FindAll(selector).Select(text => text.TextContent)];

    public void Dispose() => page.Dispose();
}
