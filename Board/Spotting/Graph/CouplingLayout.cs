using Evolution.Board.Drawing;

namespace Evolution.Board.Spotting.Graph;

/// <summary>
/// Lays out a coupling graph deterministically: deployment units as frames from left to right, callers before callees;
/// the other parts in columns at the right. Columns that are too high wrap.
/// </summary>
static class CouplingLayout
{
    public const double NodeHeight = 50, GapX = 64, GapY = 22;

    const double MinNodeWidth = 120, MaxNodeWidth = 230, NodePadding = 30;
    const double Margin = 12, MaxColumnHeight = 720, FrameGap = 18;

    /// <summary>Lays out a graph.</summary>
    public static CouplingDrawing Of(CouplingGraph graph)
    {
        var width = Math.Clamp(graph.Nodes.Select(node => Math.Max(node.Name.Length * NameShortener.NameCharacterWidth, node.Label.Length * NameShortener.LabelCharacterWidth)).DefaultIfEmpty(0).Max() + NodePadding, MinNodeWidth, MaxNodeWidth);
        var columns = WrapColumns(GroupIntoLayers(graph, width)).ToList();
        var serviceColumnCount = columns.Count;
        columns.AddRange(WrapColumns([[.. graph.Others.Select(node => new UnitBlock("", width, NodeHeight, [new(node, new(0, 0, width, NodeHeight))]))]]));

        var height = columns.Select(GetHeight).DefaultIfEmpty(0).Max();
        var (frames, nodes, x) = (new List<PlacedFrame>(), new List<PlacedNode>(), Margin);
        foreach (var (index, column) in columns.Index())
        {
            var (columnWidth, y) = (column.Max(block => block.Width), Margin + (height - GetHeight(column)) / 2);
            foreach (var block in column)
            {
                var left = x + (columnWidth - block.Width) / 2;
                if (index < serviceColumnCount) frames.Add(new(block.Unit, new(left, y, block.Width, block.Height)));
                nodes.AddRange(block.Nodes.Select(node => node with { Box = node.Box.Offset(left, y) }));
                y += block.Height + FrameGap;
            }
            x += columnWidth + GapX;
        }
        var boxes = nodes.ToDictionary(node => node.Node.Key, node => node.Box);
        var router = new CurveRouter(boxes.Values, [.. frames.Select(frame => frame.Box with { Height = UnitBlock.HeaderHeight })]);
        return new(Math.Max(x - GapX, Margin) + Margin + CurveRouter.Bulge, height + 2 * Margin, frames, nodes, [.. graph.Edges.Select(edge => new PlacedEdge(edge, router.Route(boxes[edge.From], boxes[edge.To])))]);
    }

    /// <summary>Groups the units into layers, callers before callees.</summary>
    static IEnumerable<UnitBlock[]> GroupIntoLayers(CouplingGraph graph, double width)
    {
        var units = graph.Services.ToDictionary(service => service.Key, service => service.Unit ?? "");
        var depths = DepthCalculator.Calculate([.. units.Values.Distinct()], graph.Edges.Where(edge => units.ContainsKey(edge.From) && units.ContainsKey(edge.To))
            .Select(edge => (From: units[edge.From], To: units[edge.To])).Where(edge => edge.From != edge.To).Distinct());
        return graph.Services.GroupBy(service => service.Unit ?? "").Select(unit => UnitBlock.Of(unit.Key, [.. unit], graph.Edges, width))
            .GroupBy(block => depths[block.Unit]).OrderBy(layer => layer.Key).Select(layer => layer.ToArray());
    }

    static IEnumerable<List<UnitBlock>> WrapColumns(IEnumerable<UnitBlock[]> layers)
    {
        foreach (var layer in layers)
        {
            var column = new List<UnitBlock>();
            foreach (var block in layer)
            {
                if (column.Count > 0 && GetHeight(column) + FrameGap + block.Height > MaxColumnHeight)
                {
                    yield return column;
                    column = [];
                }
                column.Add(block);
            }
            if (column.Count > 0) yield return column;
        }
    }

    static double GetHeight(List<UnitBlock> column) => column.Sum(block => block.Height + FrameGap) - FrameGap;
}

/// <summary>An arrow in the drawing.</summary>
/// <param name="Edge">The coupling.</param>
/// <param name="Path">The path, in SVG syntax.</param>
sealed record PlacedEdge(GraphEdge Edge, string Path);

/// <summary>A deployment unit in the drawing.</summary>
/// <param name="Name">The name.</param>
/// <param name="Box">The position and size.</param>
sealed record PlacedFrame(string Name, Box Box);

/// <summary>A part in the drawing.</summary>
/// <param name="Node">The part.</param>
/// <param name="Box">The position and size.</param>
sealed record PlacedNode(GraphNode Node, Box Box);

/// <summary>The laid-out graph.</summary>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Frames">The deployment units.</param>
/// <param name="Nodes">The parts.</param>
/// <param name="Edges">The arrows.</param>
sealed record CouplingDrawing(double Width, double Height, IReadOnlyList<PlacedFrame> Frames, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges);
