namespace Evolution.Spotting.Documents;

/// <summary>A key of a mapping and its value.</summary>
/// <param name="Key">The key's text.</param>
/// <param name="Line">The line of the key, from 1.</param>
/// <param name="Value">The value.</param>
public sealed record Entry(string Key, int Line, Node Value);
