namespace Evolution.Board.Breaking.Orders;

/// <summary>A step in the picture.</summary>
/// <param name="Number">Its number, which the table has too.</param>
/// <param name="X">Where it is from left to right.</param>
/// <param name="Y">Where it is from top to bottom.</param>
/// <param name="Step">The step.</param>
sealed record TrailPoint(int Number, double X, double Y, TrailStep Step);
