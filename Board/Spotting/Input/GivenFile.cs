namespace Evolution.Board.Spotting.Input;

/// <summary>A file that was pasted, dropped or taken from this repository's shop.</summary>
/// <param name="Name">The name, with its folder if that matters. It has forward slashes and never leads out of the folder.</param>
/// <param name="Text">The content.</param>
public sealed record GivenFile(string Name, string Text);
