namespace Evolution.Control;

/// <summary>The control server's response with the link to the Board.</summary>
/// <param name="Link">The Board's address, including the token of this run, which grants a browser access.</param>
public sealed record BoardAddress(Uri Link);
