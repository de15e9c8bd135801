namespace Evolution.Board.Actions;

/// <summary>What an action answers.</summary>
/// <param name="Message">A line for people.</param>
sealed record Said(string Message);
