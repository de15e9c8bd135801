using Evolution.Board.Drawing;
using Evolution.Board.Topologies.Layout;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The layout of the graph in all topologies.</summary>
public sealed class GraphLayoutTests
{
    [Theory, ClassData(typeof(AllTopologies))]
    public void Nodes_do_not_overlap_and_are_inside_the_picture(string arguments)
    {
        var layout = GraphLayout.Of(Shop.CreateTopology(arguments));
        var picture = new Box(0, 0, layout.Width, layout.Height);

        foreach (var (index, node) in layout.Nodes.Index())
        {
            picture.Contains(node.Box).ShouldBeTrue($"{node.Resource.Name} at {node.Box} in {picture}");
            foreach (var other in layout.Nodes.Skip(index + 1)) node.Box.Overlaps(other.Box).ShouldBeFalse($"{node.Resource.Name} {node.Box} and {other.Resource.Name} {other.Box}");
        }
    }

    [Theory, ClassData(typeof(AllTopologies))]
    public void Nodes_are_in_the_frame_of_their_unit_and_frames_do_not_overlap(string arguments)
    {
        var layout = GraphLayout.Of(Shop.CreateTopology(arguments));

        foreach (var node in layout.Nodes) layout.Frames.Single(frame => frame.Unit == node.Resource.Unit).Box.Contains(node.Box).ShouldBeTrue(node.Resource.Name);
        foreach (var (index, frame) in layout.Frames.Index())
        {
            foreach (var other in layout.Frames.Skip(index + 1)) frame.Box.Overlaps(other.Box).ShouldBeFalse($"{frame.Unit} and {other.Unit}");
        }
    }

    [Theory, ClassData(typeof(AllTopologies))]
    public void Lines_start_and_end_at_their_nodes_and_cross_no_other_node(string arguments)
    {
        var layout = GraphLayout.Of(Shop.CreateTopology(arguments));

        foreach (var edge in layout.Edges)
        {
            BoxOf(edge.Link.From).IsTouchedBy(edge.Points[0]).ShouldBeTrue($"{edge.Link} starts at {edge.Points[0]}");
            BoxOf(edge.Link.To).IsTouchedBy(edge.Points[^1]).ShouldBeTrue($"{edge.Link} ends at {edge.Points[^1]}");
            foreach (var node in layout.Nodes)
            {
                edge.Points.Crosses(node.Box).ShouldBeFalse($"{edge.Link} crosses {node.Resource.Name}");
            }
        }

        Box BoxOf(string name) => layout.Nodes.Single(node => node.Resource.Name == name).Box;
    }

    [Theory, ClassData(typeof(AllTopologies))]
    public void Every_link_has_a_line_and_lines_of_one_service_do_not_cross(string arguments)
    {
        var topology = Shop.CreateTopology(arguments);
        var layout = GraphLayout.Of(topology);

        layout.Edges.Select(edge => edge.Link).ShouldBe(TopologyMap.Of(topology).Links, ignoreOrder: true);
        layout.Edges.Count.ShouldBe(topology.Services.Sum(service => service.Links.Count));
        foreach (var (index, edge) in layout.Edges.Index())
        {
            foreach (var other in layout.Edges.Skip(index + 1).Where(other => other.Link.From == edge.Link.From)) edge.Points.Crosses(other.Points).ShouldBeFalse($"{edge.Link} and {other.Link}");
        }
    }

    [Fact]
    public void Databases_are_drawn_as_their_server()
    {
        var layout = GraphLayout.Of(Shop.CreateTopology("--phase 1"));

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
        GraphLayout.Of(Shop.CreateTopology(arguments)).Nodes.Where(node => node.IsShared).Select(node => node.Resource.Name).ShouldBe(shared, ignoreOrder: true);

    [Fact]
    public void A_caller_of_two_services_is_placed_between_them_with_straight_arrows()
    {
        var layout = GraphLayout.Of(Shop.CreateTopology("--phase 0"));

        var calls = layout.Edges.Where(edge => edge.Link is { From: "orders", Kind: LinkKind.Http }).ToArray();

        calls.Length.ShouldBe(2);
        calls.ShouldAllBe(edge => edge.Points.Count == 2 && edge.Points[0].Y == edge.Points[1].Y);
    }

    [Fact]
    public void Services_have_the_same_position_in_all_phases()
    {
        var layouts = Shop.CreateTopologies("--phase 0,3").Select(topology => (topology.State.Prefix, Layout: GraphLayout.Of(topology))).ToArray();

        foreach (var service in new[] { "gateway", "inventory", "orders", "payments" })
        {
            layouts.Select(item => item.Layout.Nodes.Single(node => node.Resource.Name == item.Prefix + service).Box).Distinct().ShouldHaveSingleItem(service);
        }
    }

    [Fact]
    public void A_call_past_another_node_goes_around_it()
    {
        var topology = Shop.CreateTopology("--phase 0").With("inventory", inventory => inventory with { Links = [.. inventory.Links, new("payments", LinkKind.Http)] });

        var layout = GraphLayout.Of(topology);

        var call = layout.Edges.Single(edge => edge.Link is { From: "inventory", To: "payments" });
        layout.Nodes.ShouldAllBe(node => !call.Points.Crosses(node.Box));
    }

    [Fact]
    public void A_single_service_is_drawn()
    {
        var topology = Shop.CreateTopology("--phase 0");

        var layout = GraphLayout.Of(topology with { Resources = [topology.GetResource("gateway")] });

        layout.Nodes.ShouldHaveSingleItem().Resource.Name.ShouldBe("gateway");
        layout.Edges.ShouldBeEmpty();
    }
}
