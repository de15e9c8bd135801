namespace Evolution.Board.Spotting.Graph;

/// <summary>A coupling: one part knows another, or is built from it.</summary>
/// <param name="From">The key of the one that knows.</param>
/// <param name="To">The key of the other.</param>
/// <param name="How">The setting that causes it, or its kind.</param>
sealed record GraphEdge(string From, string To, string How);
