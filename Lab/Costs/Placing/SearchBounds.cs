namespace Evolution.Lab.Costs.Placing;

/// <summary>The bounds of the search for the highest sustained rate.</summary>
/// <param name="FirstRate">The first rate to try; each subsequent rate doubles the previous one.</param>
/// <param name="MaxRate">The maximum rate.</param>
/// <param name="Bisections">The number of bisections between the highest sustained rate and the lowest that was not sustained.</param>
public readonly record struct SearchBounds(double FirstRate, double MaxRate, int Bisections);
