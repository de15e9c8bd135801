using System.Globalization;
using Evolution.Spotting;
using Microsoft.AspNetCore.Components;

namespace Evolution.Board.Spotting.Graph;

public sealed partial class CouplingView
{
    const string AllParts = "";
    const int MaxListed = 300;

    SpotReport? lastReport;
    CouplingGraph graph = new([], [], [], 0);
    CouplingDrawing drawing = new(0, 0, [], [], []);
    Dictionary<string, GraphNode> nodes = [];
    string selected = AllParts;

    [Parameter, EditorRequired]
    public required SpotReport Report { get; set; }

    IEnumerable<GraphEdge> Edges => graph.Edges.Where(edge => selected is AllParts || IsSelected(edge));

    string Description => $"{graph.Services.Count} services and {graph.Others.Count} other parts, with {graph.Edges.Count} couplings. Shared: {(graph.Others.Where(node => node.IsShared).Select(node => node.Name).ToArray() is { Length: > 0 } shared ? string.Join(", ", shared) : "nothing")}. The list below has the same content.";

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Report, lastReport)) return;
        lastReport = Report;
        graph = CouplingGraph.Of(Report);
        drawing = CouplingLayout.Of(graph);
        nodes = graph.Nodes.ToDictionary(node => node.Key);
        if (!nodes.ContainsKey(selected)) selected = AllParts;
    }

    void Toggle(string key) => selected = selected == key ? AllParts : key;

    bool IsSelected(GraphEdge edge) => edge.From == selected || edge.To == selected;

    string TextOf(GraphEdge edge) => $"{nodes[edge.From].Name} → {nodes[edge.To].Name} ({edge.Cause})";

    string EdgeStyle(GraphEdge edge) => $"edge {(nodes[edge.To].Shape is NodeShape.Service ? "call" : "use")}{(selected is AllParts ? "" : IsSelected(edge) ? " near" : " far")}";

    string NodeStyle(GraphNode node) => $"node{(node.IsShared ? " shared" : "")}{(selected is AllParts || node.Key == selected || graph.Edges.Any(edge => IsSelected(edge) && (edge.From == node.Key || edge.To == node.Key)) ? "" : " far")}{(node.Key == selected ? " chosen" : "")}";

    // The text is below a cylinder's lid.
    static double LabelOffset(GraphNode node) => node.Shape is NodeShape.Database ? 4 : 0;

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
