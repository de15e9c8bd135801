namespace Evolution.Board.Spotting.Graph;

/// <summary>The picture of a graph.</summary>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is.</param>
/// <param name="Frames">The deployment units.</param>
/// <param name="Nodes">The parts.</param>
/// <param name="Edges">The arrows.</param>
sealed record Drawing(double Width, double Height, IReadOnlyList<PlacedFrame> Frames, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges);

/// <summary>A deployment unit in the picture.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Box">Where it is.</param>
sealed record PlacedFrame(string Name, Box Box);

/// <summary>A part in the picture.</summary>
/// <param name="Node">The part.</param>
/// <param name="Box">Where it is.</param>
sealed record PlacedNode(GraphNode Node, Box Box);

/// <summary>An arrow in the picture.</summary>
/// <param name="Edge">What it says.</param>
/// <param name="Path">Its way, as SVG writes it.</param>
sealed record PlacedEdge(GraphEdge Edge, string Path);
