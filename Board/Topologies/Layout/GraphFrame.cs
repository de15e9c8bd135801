namespace Evolution.Board.Topologies.Layout;

/// <summary>The frame around what is deployed together.</summary>
/// <param name="Unit">The deployment unit, with the prefix of its topology.</param>
/// <param name="Box">Around all nodes of the unit, with a line for its name at the top.</param>
public sealed record GraphFrame(string Unit, Box Box);
