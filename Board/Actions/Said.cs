namespace Evolution.Board.Actions;

/// <summary>The response of an action.</summary>
/// <param name="Message">A message to display.</param>
sealed record Said(string Message);
