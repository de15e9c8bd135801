namespace Evolution.Board.Spotting.Graph;

/// <summary>The picture of a graph.</summary>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is.</param>
/// <param name="Frames">The deployment units.</param>
/// <param name="Nodes">The parts.</param>
/// <param name="Edges">The arrows.</param>
sealed record Drawing(double Width, double Height, IReadOnlyList<PlacedFrame> Frames, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges);
