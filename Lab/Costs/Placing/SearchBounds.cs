namespace Evolution.Lab.Costs.Placing;

/// <summary>Where the highest rate that holds is looked for.</summary>
/// <param name="First">The first rate that is tried; each next is twice as high.</param>
/// <param name="Highest">The rate that is not gone beyond.</param>
/// <param name="Bisections">How often the gap between the last that held and the first that did not is halved.</param>
public readonly record struct SearchBounds(double First, double Highest, int Bisections);
