namespace Evolution.Lab.Crashing;

/// <summary>How a shop is broken.</summary>
/// <param name="Seed">What every choice follows from: which faults, and what customers want. The moments are the machine's own.</param>
/// <param name="PerPhase">How long each phase is broken.</param>
public sealed record CrashTestOptions(int Seed, TimeSpan PerPhase)
{
    /// <summary>How many orders customers place in a second.</summary>
    public double PerSecond { get; init; } = 100;

    /// <summary>Whether a disk is filled, where one can be made.</summary>
    public bool FillsDisk { get; init; } = true;
}
