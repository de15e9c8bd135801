namespace Evolution.Board.Comparing;

/// <summary>A folder whose results cannot be read.</summary>
/// <param name="Folder">Its name.</param>
/// <param name="Why">The reason, for people.</param>
public sealed record UnreadableRun(string Folder, string Why);
