namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>A key in a ConfigMap or Secret.</summary>
/// <param name="Key">The key.</param>
/// <param name="Text">The text; null if it is not in the files.</param>
/// <param name="Location">The location of the value.</param>
/// <param name="IsLiteral">Whether the lines of the text are lines of the file, starting after the line of the location.</param>
sealed record ConfigValue(string Key, string? Text, SourceLocation Location, bool IsLiteral);
