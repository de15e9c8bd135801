namespace Evolution.Board.Spotting.Graph;

/// <summary>The layout of the services of one deployment unit, with callers left of callees.</summary>
/// <param name="Unit">The name of the deployment unit.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Nodes">The services, positioned relative to the upper left corner.</param>
sealed record UnitBlock(string Unit, double Width, double Height, IReadOnlyList<PlacedNode> Nodes)
{
    /// <summary>The height of the header, which contains the name.</summary>
    public const double HeaderHeight = 26;

    const double Padding = 14;
    const int MaxRows = 10;

    /// <summary>Lays out a unit, with its upper left corner at the origin.</summary>
    public static UnitBlock Of(string unit, IReadOnlyList<GraphNode> services, IReadOnlyList<GraphEdge> edges, double nodeWidth)
    {
        var keys = services.Select(service => service.Key).ToHashSet();
        var depths = DepthCalculator.Calculate([.. keys], edges.Where(edge => keys.Contains(edge.From) && keys.Contains(edge.To)).Select(edge => (edge.From, edge.To)));
        var columns = services.GroupBy(service => depths[service.Key]).OrderBy(layer => layer.Key).SelectMany(layer => layer.Chunk(MaxRows)).ToArray();
        var rows = columns.Max(column => column.Length);
        var placed = columns.SelectMany((column, x) => column.Select((node, y) => new PlacedNode(node, new(
            Padding + x * (nodeWidth + CouplingLayout.GapX),
            HeaderHeight + (y + (rows - column.Length) / 2.0) * (CouplingLayout.NodeHeight + CouplingLayout.GapY),
            nodeWidth, CouplingLayout.NodeHeight))));
        return new(unit,
            2 * Padding + columns.Length * (nodeWidth + CouplingLayout.GapX) - CouplingLayout.GapX,
            HeaderHeight + rows * (CouplingLayout.NodeHeight + CouplingLayout.GapY) - CouplingLayout.GapY + Padding,
            [.. placed]);
    }
}
