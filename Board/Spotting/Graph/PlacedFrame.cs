namespace Evolution.Board.Spotting.Graph;

/// <summary>A deployment unit in the picture.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Box">Where it is.</param>
sealed record PlacedFrame(string Name, Box Box);
