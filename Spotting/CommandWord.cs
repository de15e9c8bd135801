namespace Evolution.Spotting;

/// <summary>A word on a command line.</summary>
/// <param name="Text">The text of the word, which can be an entire script.</param>
/// <param name="Location">The start of the word.</param>
/// <param name="IsLiteral">Whether the lines of the text are lines of the file, starting after the line of <paramref name="Location"/>.</param>
sealed record CommandWord(string Text, SourceLocation Location, bool IsLiteral = false);
