using Evolution.Board.Drawing;
using Evolution.Board.Topologies.Layout;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The layout of the graph in all topologies.</summary>
public sealed class GraphLayoutTests
{
    [Theory, ClassData(typeof(AllTopologies))]
    public void Nodes_do_not_overlap_and_are_inside_the_graph(string arguments)
    {
        var layout = GraphLayout.Of(TopologyViewBuilder.CreateTopology(arguments));
        var bounds = new Box(0, 0, layout.Width, layout.Height);

        foreach (var (index, node) in layout.Nodes.Index())
        {
            bounds.Contains(node.Box).ShouldBeTrue($"{node.Resource.Name} at {node.Box} in {bounds}");
            foreach (var other in layout.Nodes.Skip(index + 1)) node.Box.Overlaps(other.Box).ShouldBeFalse($"{node.Resource.Name} {node.Box} and {other.Resource.Name} {other.Box}");
        }
    }

    [Theory, ClassData(typeof(AllTopologies))]
    public void Nodes_are_in_the_frame_of_their_unit_and_frames_do_not_overlap(string arguments)
    {
        var layout = GraphLayout.Of(TopologyViewBuilder.CreateTopology(arguments));

        foreach (var node in layout.Nodes) layout.Frames.Single(frame => frame.Unit == node.Resource.Unit).Box.Contains(node.Box).ShouldBeTrue(node.Resource.Name);
        foreach (var (index, frame) in layout.Frames.Index())
        {
            foreach (var other in layout.Frames.Skip(index + 1)) frame.Box.Overlaps(other.Box).ShouldBeFalse($"{frame.Unit} and {other.Unit}");
        }
    }

    [Theory, ClassData(typeof(AllTopologies))]
    public void Lines_start_and_end_at_their_nodes_and_cross_no_other_node(string arguments)
    {
        var layout = GraphLayout.Of(TopologyViewBuilder.CreateTopology(arguments));

        foreach (var edge in layout.Edges)
        {
            GetBox(edge.Link.From).HasOnEdge(edge.Points[0]).ShouldBeTrue($"{edge.Link} starts at {edge.Points[0]}");
            GetBox(edge.Link.To).HasOnEdge(edge.Points[^1]).ShouldBeTrue($"{edge.Link} ends at {edge.Points[^1]}");
            foreach (var node in layout.Nodes)
            {
                edge.Points.Crosses(node.Box).ShouldBeFalse($"{edge.Link} crosses {node.Resource.Name}");
            }
        }

        Box GetBox(string name) => layout.Nodes.Single(node => node.Resource.Name == name).Box;
    }

    [Theory, ClassData(typeof(AllTopologies))]
    public void Every_link_has_a_line_and_lines_of_one_service_do_not_cross(string arguments)
    {
        var topology = TopologyViewBuilder.CreateTopology(arguments);
        var layout = GraphLayout.Of(topology);

        layout.Edges.Select(edge => edge.Link).ShouldBe(TopologyMap.Of(topology).Links, ignoreOrder: true);
        layout.Edges.Count.ShouldBe(topology.Services.Sum(service => service.Links.Count));
        foreach (var (index, edge) in layout.Edges.Index())
        {
            foreach (var other in layout.Edges.Skip(index + 1).Where(other => other.Link.From == edge.Link.From)) edge.Points.Crosses(other.Points).ShouldBeFalse($"{edge.Link} and {other.Link}");
        }
    }

    [Fact]
    public void Databases_on_one_server_are_drawn_as_one_node()
    {
        var layout = GraphLayout.Of(TopologyViewBuilder.CreateTopology("--phase 1"));

        layout.Nodes.Select(node => node.Resource.Name).ShouldBe(["postgres", "inventory", "inventory-redis", "payments", "payments-redis", "orders", "orders-redis", "gateway"], ignoreOrder: true);
        layout.Nodes.Where(node => node.IsShared).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            node => node.Resource.Name.ShouldBe("postgres"),
            node => node.UserCount.ShouldBe(3));
    }

    [Theory]
    [InlineData("--phase 0", "redis", "postgres")]
    [InlineData("--phase 2")]
    [InlineData("--phase 3", "rabbitmq")]
    [InlineData("--phase 3 --set caches=shared", "redis", "rabbitmq")]
    public void A_store_of_several_services_is_drawn_as_shared(string arguments, params string[] shared) =>
        GraphLayout.Of(TopologyViewBuilder.CreateTopology(arguments)).Nodes.Where(node => node.IsShared).Select(node => node.Resource.Name).ShouldBe(shared, ignoreOrder: true);

    [Fact]
    public void A_caller_of_two_services_is_placed_between_them_with_straight_arrows()
    {
        var layout = GraphLayout.Of(TopologyViewBuilder.CreateTopology("--phase 0"));

        var calls = layout.Edges.Where(edge => edge.Link is { From: "orders", Kind: LinkKind.Http }).ToArray();

        calls.Length.ShouldBe(2);
        calls.ShouldAllBe(edge => edge.Points.Count == 2 && edge.Points[0].Y == edge.Points[1].Y);
    }

    [Fact]
    public void Services_have_the_same_position_in_all_phases()
    {
        var layouts = TopologyViewBuilder.CreateTopologies("--phase 0,3").Select(topology => (topology.State.Prefix, Layout: GraphLayout.Of(topology))).ToArray();

        foreach (var service in new[] { "gateway", "inventory", "orders", "payments" })
        {
            layouts.Select(item => item.Layout.Nodes.Single(node => node.Resource.Name == item.Prefix + service).Box).Distinct().ShouldHaveSingleItem(service);
        }
    }

    [Fact]
    public void A_call_to_a_distant_service_is_routed_around_the_nodes_between()
    {
        var topology = TopologyViewBuilder.CreateTopology("--phase 0").With("inventory", inventory => inventory with { Links = [.. inventory.Links, new("payments", LinkKind.Http)] });

        var layout = GraphLayout.Of(topology);

        var call = layout.Edges.Single(edge => edge.Link is { From: "inventory", To: "payments" });
        layout.Nodes.ShouldAllBe(node => !call.Points.Crosses(node.Box));
    }

    [Fact]
    public void A_single_service_is_drawn()
    {
        var topology = TopologyViewBuilder.CreateTopology("--phase 0");

        var layout = GraphLayout.Of(topology with { Resources = [topology.GetResource("gateway")] });

        layout.Nodes.ShouldHaveSingleItem().Resource.Name.ShouldBe("gateway");
        layout.Edges.ShouldBeEmpty();
    }
}
