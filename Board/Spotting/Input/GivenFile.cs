namespace Evolution.Board.Spotting.Input;

/// <summary>A file that was pasted, dropped or taken from this shop.</summary>
/// <param name="Name">Its name, with the folder that it stands in where that matters; with forward slashes, and never one that leads elsewhere.</param>
/// <param name="Text">What is in it.</param>
public sealed record GivenFile(string Name, string Text);
