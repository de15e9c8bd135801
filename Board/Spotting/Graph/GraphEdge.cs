namespace Evolution.Board.Spotting.Graph;

/// <summary>A coupling: one part depends on another, or is built from it.</summary>
/// <param name="From">The key of the dependent part.</param>
/// <param name="To">The key of the part that it depends on.</param>
/// <param name="Cause">The setting that causes the coupling, or the kind of coupling.</param>
sealed record GraphEdge(string From, string To, string Cause);
