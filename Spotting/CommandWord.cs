namespace Evolution.Spotting;

/// <summary>A word of a command line.</summary>
/// <param name="Text">The word, which may be a whole script.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="IsLiteral">Whether its lines are lines of the file, from the one after its beginning.</param>
sealed record CommandWord(string Text, Place Place, bool IsLiteral = false);
