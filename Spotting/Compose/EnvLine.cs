namespace Evolution.Spotting.Compose;

/// <summary>A variable in an environment file.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">Its value without quotes; null where only the name stands.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="IsLiteral">Whether variables in the value stay as they are, as in single quotes.</param>
sealed record EnvLine(string Name, string? Value, int Line, bool IsLiteral);
