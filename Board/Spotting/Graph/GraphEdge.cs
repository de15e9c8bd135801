namespace Evolution.Board.Spotting.Graph;

/// <summary>That one part knows another one, or is built from it.</summary>
/// <param name="From">The key of the one that knows.</param>
/// <param name="To">The key of the other.</param>
/// <param name="How">By which setting, or in which way.</param>
sealed record GraphEdge(string From, string To, string How);
