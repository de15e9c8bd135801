namespace Evolution.Board.Spotting.Graph;

/// <summary>An arrow in the picture.</summary>
/// <param name="Edge">What it says.</param>
/// <param name="Path">Its way, as SVG writes it.</param>
sealed record PlacedEdge(GraphEdge Edge, string Path);
