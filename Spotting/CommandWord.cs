namespace Evolution.Spotting;

/// <summary>A word of a command line.</summary>
/// <param name="Text">The word, which can be a whole script.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="IsLiteral">Whether its lines are lines of the file, starting after the line where it begins.</param>
sealed record CommandWord(string Text, Place Place, bool IsLiteral = false);
