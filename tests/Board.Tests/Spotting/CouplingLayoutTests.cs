using Evolution.Board.Drawing;
using Evolution.Board.Spotting.Graph;

namespace Evolution.Board.Tests.Spotting;

public sealed class CouplingLayoutTests
{
    [Fact]
    public void Nodes_do_not_overlap_and_are_inside_the_drawing()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var drawing = CouplingLayout.Of(CreateGraph(new Random(seed)));
            var bounds = new Box(0, 0, drawing.Width, drawing.Height);

            ShouldNotOverlap(drawing.Nodes.Select(node => node.Box), seed);
            ShouldNotOverlap(drawing.Frames.Select(frame => frame.Box).Concat(drawing.Nodes.Where(node => node.Node.Unit is null).Select(node => node.Box)), seed);
            drawing.Nodes.ShouldAllBe(node => bounds.Contains(node.Box), $"seed {seed}");
            foreach (var node in drawing.Nodes.Where(node => node.Node.Unit is not null))
                drawing.Frames.Single(frame => frame.Name == node.Node.Unit).Box.Contains(node.Box).ShouldBeTrue($"seed {seed}: {node.Node.Name}");
        }
    }

    [Fact]
    public void The_layout_is_deterministic()
    {
        var (first, second) = (CouplingLayout.Of(CreateGraph(new Random(1))), CouplingLayout.Of(CreateGraph(new Random(1))));

        first.Nodes.Select(node => (node.Node.Key, node.Box)).ShouldBe(second.Nodes.Select(node => (node.Node.Key, node.Box)));
        first.Edges.Select(edge => edge.Path).ShouldBe(second.Edges.Select(edge => edge.Path));
    }

    [Fact]
    public void Callers_are_left_of_callees_and_stores_are_on_the_right()
    {
        var drawing = CouplingLayout.Of(new([CreateService("inventory"), CreateService("gateway"), CreateService("orders")], [CreateStore("postgres")],
            [new("gateway", "orders", "URL"), new("orders", "inventory", "URL"), new("inventory", "postgres", "DB"), new("orders", "postgres", "DB")], 0));

        drawing.Nodes.OrderBy(node => node.Box.X).Select(node => node.Node.Key).ShouldBe(["gateway", "orders", "inventory", "postgres"]);
    }

    [Fact]
    public void An_arrow_avoids_the_nodes_between_its_ends()
    {
        Box[] boxes = [new(0, 100, 100, 50), new(200, 100, 100, 50), new(400, 100, 100, 50)];

        new CurveRouter(boxes, []).Route(boxes[0], boxes[2]).ShouldBe("M100 125C150 125 150 91 200 91H300C348.5 91 348.5 125 397 125");
        new CurveRouter(boxes, []).Route(boxes[2], boxes[0]).ShouldBe("M400 125C350 125 350 91 300 91H200C151.5 91 151.5 125 103 125");
        new CurveRouter(boxes, []).Route(boxes[0], boxes[1]).ShouldBe("M100 125C148.5 125 148.5 125 197 125");
    }

    [Fact]
    public void An_arrow_avoids_the_labels_of_frames()
    {
        Box[] boxes = [new(0, 100, 100, 50), new(200, 100, 100, 50), new(400, 100, 100, 50)];

        new CurveRouter(boxes, [new(190, 76, 120, 24)]).Route(boxes[0], boxes[2]).ShouldContain("200 159H300");
    }

    [Fact]
    public void Cyclic_calls_are_drawn()
    {
        var drawing = CouplingLayout.Of(new([CreateService("a"), CreateService("b"), CreateService("c")], [], [new("a", "b", "x"), new("b", "c", "x"), new("c", "a", "x")], 0));

        drawing.Nodes.Select(node => node.Box.X).Distinct().Count().ShouldBe(3);
        drawing.Edges.Count.ShouldBe(3);
    }

    [Fact]
    public void Sixty_services_are_wrapped_into_columns()
    {
        var drawing = CouplingLayout.Of(new([.. Enumerable.Range(0, 60).Select(number => CreateService($"service-{number}"))], [], [], 0));

        drawing.Height.ShouldBeLessThan(900);
        drawing.Nodes.Select(node => node.Box.X).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void An_empty_graph_has_an_empty_layout() => CouplingLayout.Of(new([], [], [], 0)).Nodes.ShouldBeEmpty();

    static CouplingGraph CreateGraph(Random random)
    {
        GraphNode[] services = [.. Enumerable.Range(0, random.Next(0, 61)).Select(number => CreateService($"service-{number}{new string('x', random.Next(0, 40))}", $"unit-{random.Next(0, 1 + random.Next(0, 60))}"))];
        GraphNode[] stores = [.. Enumerable.Range(0, random.Next(0, 61)).Select(number => CreateStore($"store-{number}"))];
        GraphNode[] nodes = [.. services, .. stores];
        GraphEdge[] edges = [.. Enumerable.Range(0, nodes.Length is 0 ? 0 : random.Next(0, 200)).Select(_ => new GraphEdge(nodes[random.Next(nodes.Length)].Key, nodes[random.Next(nodes.Length)].Key, "URL")).Where(edge => edge.From != edge.To)];
        return new(services, stores, edges, 0);
    }

    static GraphNode CreateService(string name, string unit = "compose.yaml") => new(name, name, NodeShape.Service, "service", unit, false);

    static GraphNode CreateStore(string name) => new(name, name, NodeShape.Database, "database", null, true);

    static void ShouldNotOverlap(IEnumerable<Box> boxes, int seed)
    {
        Box[] all = [.. boxes];
        for (var first = 0; first < all.Length; first++)
        {
            for (var second = first + 1; second < all.Length; second++) all[first].Overlaps(all[second]).ShouldBeFalse($"seed {seed}: {all[first]} and {all[second]}");
        }
    }
}
