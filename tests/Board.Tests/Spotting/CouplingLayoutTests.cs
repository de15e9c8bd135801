using Evolution.Board.Spotting.Graph;

namespace Evolution.Board.Tests.Spotting;

/// <summary>Where the parts of a coupling graph are drawn.</summary>
public sealed class CouplingLayoutTests
{
    [Fact]
    public void Nothing_lies_on_anything_else_and_all_of_it_is_in_the_picture()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var drawing = CouplingLayout.Of(Graph(new Random(seed)));
            var picture = new Box(0, 0, drawing.Width, drawing.Height);

            Apart(drawing.Nodes.Select(node => node.Box), seed);
            Apart(drawing.Frames.Select(frame => frame.Box).Concat(drawing.Nodes.Where(node => node.Node.Unit is null).Select(node => node.Box)), seed);
            drawing.Nodes.ShouldAllBe(node => picture.Holds(node.Box), $"seed {seed}");
            foreach (var node in drawing.Nodes.Where(node => node.Node.Unit is not null))
                drawing.Frames.Single(frame => frame.Name == node.Node.Unit).Box.Holds(node.Box).ShouldBeTrue($"seed {seed}: {node.Node.Name}");
        }
    }

    [Fact]
    public void The_same_graph_is_drawn_in_the_same_way()
    {
        var (one, other) = (CouplingLayout.Of(Graph(new Random(1))), CouplingLayout.Of(Graph(new Random(1))));

        one.Nodes.Select(node => (node.Node.Key, node.Box)).ShouldBe(other.Nodes.Select(node => (node.Node.Key, node.Box)));
        one.Edges.Select(edge => edge.Path).ShouldBe(other.Edges.Select(edge => edge.Path));
    }

    [Fact]
    public void Who_calls_stands_left_of_who_is_called_and_what_they_know_at_the_right()
    {
        var drawing = CouplingLayout.Of(new([Service("inventory"), Service("gateway"), Service("orders")], [Store("postgres")],
            [new("gateway", "orders", "URL"), new("orders", "inventory", "URL"), new("inventory", "postgres", "DB"), new("orders", "postgres", "DB")], 0));

        drawing.Nodes.OrderBy(node => node.Box.X).Select(node => node.Node.Key).ShouldBe(["gateway", "orders", "inventory", "postgres"]);
    }

    [Fact]
    public void An_arrow_goes_round_the_parts_between_its_ends()
    {
        Box[] boxes = [new(0, 100, 100, 50), new(200, 100, 100, 50), new(400, 100, 100, 50)];

        new EdgePath(boxes, []).Of(boxes[0], boxes[2]).ShouldBe("M100 125C150 125 150 91 200 91H300C348.5 91 348.5 125 397 125");
        new EdgePath(boxes, []).Of(boxes[2], boxes[0]).ShouldBe("M400 125C350 125 350 91 300 91H200C151.5 91 151.5 125 103 125");
        new EdgePath(boxes, []).Of(boxes[0], boxes[1]).ShouldBe("M100 125C148.5 125 148.5 125 197 125");
    }

    [Fact]
    public void And_round_the_names_of_frames()
    {
        Box[] boxes = [new(0, 100, 100, 50), new(200, 100, 100, 50), new(400, 100, 100, 50)];

        new EdgePath(boxes, [new(190, 76, 120, 24)]).Of(boxes[0], boxes[2]).ShouldContain("200 159H300");
    }

    [Fact]
    public void Services_that_call_each_other_in_a_circle_are_drawn_too()
    {
        var drawing = CouplingLayout.Of(new([Service("a"), Service("b"), Service("c")], [], [new("a", "b", "x"), new("b", "c", "x"), new("c", "a", "x")], 0));

        drawing.Nodes.Select(node => node.Box.X).Distinct().Count().ShouldBe(3);
        drawing.Edges.Count.ShouldBe(3);
    }

    [Fact]
    public void Sixty_services_go_on_in_columns()
    {
        var drawing = CouplingLayout.Of(new([.. Enumerable.Range(0, 60).Select(number => Service($"service-{number}"))], [], [], 0));

        drawing.Height.ShouldBeLessThan(900);
        drawing.Nodes.Select(node => node.Box.X).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void Nothing_is_drawn_of_nothing() => CouplingLayout.Of(new([], [], [], 0)).Nodes.ShouldBeEmpty();

    static CouplingGraph Graph(Random random)
    {
        GraphNode[] services = [.. Enumerable.Range(0, random.Next(0, 61)).Select(number => Service($"service-{number}{new string('x', random.Next(0, 40))}", $"unit-{random.Next(0, 1 + random.Next(0, 60))}"))];
        GraphNode[] stores = [.. Enumerable.Range(0, random.Next(0, 61)).Select(number => Store($"store-{number}"))];
        GraphNode[] all = [.. services, .. stores];
        GraphEdge[] edges = [.. Enumerable.Range(0, all.Length is 0 ? 0 : random.Next(0, 200)).Select(_ => new GraphEdge(all[random.Next(all.Length)].Key, all[random.Next(all.Length)].Key, "URL")).Where(edge => edge.From != edge.To)];
        return new(services, stores, edges, 0);
    }

    static GraphNode Service(string name, string unit = "compose.yaml") => new(name, name, NodeShape.Service, "service", unit, false);

    static GraphNode Store(string name) => new(name, name, NodeShape.Database, "database", null, true);

    static void Apart(IEnumerable<Box> boxes, int seed)
    {
        Box[] all = [.. boxes];
        for (var one = 0; one < all.Length; one++)
        {
            for (var other = one + 1; other < all.Length; other++) all[one].Overlaps(all[other]).ShouldBeFalse($"seed {seed}: {all[one]} and {all[other]}");
        }
    }
}
