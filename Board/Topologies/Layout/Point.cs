namespace Evolution.Board.Topologies.Layout;

/// <summary>A place on the graph, in its own units, from its upper left corner.</summary>
readonly record struct Point(double X, double Y);
