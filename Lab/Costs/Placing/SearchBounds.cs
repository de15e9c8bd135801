namespace Evolution.Lab.Costs.Placing;

/// <summary>The bounds of the search for the highest sustained rate.</summary>
/// <param name="FirstRate">The first rate to try; each further rate is twice as high.</param>
/// <param name="MaxRate">The maximum rate.</param>
/// <param name="Bisections">How often to halve the gap between the last sustained rate and the first that was not.</param>
public readonly record struct SearchBounds(double FirstRate, double MaxRate, int Bisections);
