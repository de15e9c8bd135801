namespace Evolution.Board.Spotting.Input;

/// <summary>A file to analyze: pasted, dropped, or a sample from this repository.</summary>
/// <param name="Name">The name, possibly with folders, relative and with forward slashes.</param>
/// <param name="Text">The content.</param>
public sealed record SourceFile(string Name, string Text);
