namespace Evolution.Spotting;

/// <summary>A word on a command line.</summary>
/// <param name="Text">The text of the word, which can be an entire script.</param>
/// <param name="Place">The start of the word.</param>
/// <param name="IsLiteral">Whether the lines of the text are lines of the file, starting after the line of <paramref name="Place"/>.</param>
sealed record CommandWord(string Text, Place Place, bool IsLiteral = false);
