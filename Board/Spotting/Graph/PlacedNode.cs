namespace Evolution.Board.Spotting.Graph;

/// <summary>A part in the picture.</summary>
/// <param name="Node">The part.</param>
/// <param name="Box">Where it is.</param>
sealed record PlacedNode(GraphNode Node, Box Box);
