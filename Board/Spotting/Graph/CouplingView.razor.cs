using System.Globalization;
using Evolution.Spotting;
using Microsoft.AspNetCore.Components;

namespace Evolution.Board.Spotting.Graph;

public sealed partial class CouplingView
{
    const string Everything = "";
    const int MaxListed = 300;

    SpotReport? seen;
    CouplingGraph graph = new([], [], [], 0);
    Drawing drawing = new(0, 0, [], [], []);
    Dictionary<string, GraphNode> nodes = [];
    string chosen = Everything;

    [Parameter, EditorRequired]
    public required SpotReport Report { get; set; }

    IEnumerable<GraphEdge> Edges => graph.Edges.Where(edge => chosen is Everything || Concerns(edge));

    string Description => $"{graph.Services.Count} services and {graph.Others.Count} parts that they know, with {graph.Edges.Count} couplings. Shared: {(graph.Others.Where(node => node.IsShared).Select(node => node.Name).ToArray() is { Length: > 0 } shared ? string.Join(", ", shared) : "nothing")}. The list below says the same.";

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Report, seen)) return;
        seen = Report;
        graph = CouplingGraph.Of(Report);
        drawing = CouplingLayout.Of(graph);
        nodes = graph.Nodes.ToDictionary(node => node.Key);
        if (!nodes.ContainsKey(chosen)) chosen = Everything;
    }

    void Toggle(string key) => chosen = chosen == key ? Everything : key;

    bool Concerns(GraphEdge edge) => edge.From == chosen || edge.To == chosen;

    string Sentence(GraphEdge edge) => $"{nodes[edge.From].Name} → {nodes[edge.To].Name} ({edge.How})";

    string EdgeStyle(GraphEdge edge) => $"edge {(nodes[edge.To].Shape is NodeShape.Service ? "call" : "use")}{(chosen is Everything ? "" : Concerns(edge) ? " near" : " far")}";

    string NodeStyle(GraphNode node) => $"node{(node.IsShared ? " shared" : "")}{(chosen is Everything || node.Key == chosen || graph.Edges.Any(edge => Concerns(edge) && (edge.From == node.Key || edge.To == node.Key)) ? "" : " far")}{(node.Key == chosen ? " chosen" : "")}";

    // The text is below a cylinder's lid.
    static double Lowered(GraphNode node) => node.Shape is NodeShape.Database ? 4 : 0;

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
