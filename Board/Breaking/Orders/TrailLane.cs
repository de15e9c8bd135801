namespace Evolution.Board.Breaking.Orders;

/// <summary>A lane of the picture.</summary>
/// <param name="Name">The place that it stands for.</param>
/// <param name="Y">Its middle.</param>
sealed record TrailLane(string Name, double Y);
