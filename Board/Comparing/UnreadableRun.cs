namespace Evolution.Board.Comparing;

/// <summary>A folder whose results cannot be read.</summary>
/// <param name="Folder">The name of the folder.</param>
/// <param name="Reason">The reason, as text for the user.</param>
public sealed record UnreadableRun(string Folder, string Reason);
