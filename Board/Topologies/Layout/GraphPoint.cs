namespace Evolution.Board.Topologies.Layout;

/// <summary>A place on the graph, in its own units, from its upper left corner.</summary>
public readonly record struct GraphPoint(double X, double Y);
