namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>A key of a ConfigMap or Secret.</summary>
/// <param name="Key">The key.</param>
/// <param name="Text">Its text; null where the files do not tell it.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="IsLiteral">Whether the lines of the text are lines of the file, from the one after the place.</param>
sealed record ConfigValue(string Key, string? Text, Place Place, bool IsLiteral);
