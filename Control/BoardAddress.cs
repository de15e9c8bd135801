namespace Evolution.Control;

/// <summary>The way into the Board.</summary>
/// <param name="Link">Its address, with the token of this run, which lets a browser in.</param>
public sealed record BoardAddress(Uri Link);
