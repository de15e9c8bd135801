using System.Globalization;
using Evolution.Spotting;
using Microsoft.AspNetCore.Components;

namespace Evolution.Board.Spotting.Graph;

public sealed partial class CouplingView
{
    const string AllParts = "";
    const int MaxListedEdges = 300;

    SpotReport? lastReport;
    CouplingGraph graph = new([], [], [], 0);
    CouplingDrawing drawing = new(0, 0, [], [], []);
    Dictionary<string, GraphNode> nodes = [];
    string selectedKey = AllParts;

    [Parameter, EditorRequired]
    public required SpotReport Report { get; set; }

    IEnumerable<GraphEdge> Edges => graph.Edges.Where(edge => selectedKey is AllParts || IsSelected(edge));

    string Description => $"{graph.Services.Count} services and {graph.Others.Count} other parts, with {graph.Edges.Count} couplings. Shared: {(graph.Others.Where(node => node.IsShared).Select(node => node.Name).ToArray() is { Length: > 0 } shared ? string.Join(", ", shared) : "nothing")}. The list below has the same content.";

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Report, lastReport)) return;
        lastReport = Report;
        graph = CouplingGraph.Of(Report);
        drawing = CouplingLayout.Of(graph);
        nodes = graph.Nodes.ToDictionary(node => node.Key);
        if (!nodes.ContainsKey(selectedKey)) selectedKey = AllParts;
    }

    void ToggleSelection(string key) => selectedKey = selectedKey == key ? AllParts : key;

    bool IsSelected(GraphEdge edge) => edge.From == selectedKey || edge.To == selectedKey;

    string Describe(GraphEdge edge) => $"{nodes[edge.From].Name} → {nodes[edge.To].Name} ({edge.Cause})";

    string GetCssClass(GraphEdge edge) => $"edge {(nodes[edge.To].Shape is NodeShape.Service ? "call" : "use")}{(selectedKey is AllParts ? "" : IsSelected(edge) ? " near" : " far")}";

    string GetCssClass(GraphNode node) => $"node{(node.IsShared ? " shared" : "")}{(selectedKey is AllParts || node.Key == selectedKey || graph.Edges.Any(edge => IsSelected(edge) && (edge.From == node.Key || edge.To == node.Key)) ? "" : " far")}{(node.Key == selectedKey ? " chosen" : "")}";

    // In a cylinder, the text is below the lid.
    static double GetLabelOffset(GraphNode node) => node.Shape is NodeShape.Database ? 4 : 0;

    static string FormatNumber(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
