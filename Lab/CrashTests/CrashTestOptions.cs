namespace Evolution.Lab.CrashTests;

/// <summary>The options of a crash test.</summary>
/// <param name="Seed">The seed of every choice of faults and orders. The exact timing depends on the machine.</param>
/// <param name="PerPhase">How long faults are injected into each phase.</param>
public sealed record CrashTestOptions(int Seed, TimeSpan PerPhase)
{
    /// <summary>The number of orders that customers place per second.</summary>
    public double PerSecond { get; init; } = 100;

    /// <summary>Whether a disk is filled, if this system allows creating a small disk.</summary>
    public bool FillsDisk { get; init; } = true;
}
