namespace Evolution.Board.Actions;

/// <summary>The response to an action.</summary>
/// <param name="Message">A message to display.</param>
sealed record ActionResponse(string Message);
