namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>A key of a ConfigMap or Secret.</summary>
/// <param name="Key">The key.</param>
/// <param name="Text">The text; null if it is not in the files.</param>
/// <param name="Place">The location of the value.</param>
/// <param name="IsLiteral">Whether the lines of the text are lines of the file, starting after the line of the place.</param>
sealed record ConfigValue(string Key, string? Text, Place Place, bool IsLiteral);
