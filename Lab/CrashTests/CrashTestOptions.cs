namespace Evolution.Lab.CrashTests;

/// <summary>The options of a crash test.</summary>
/// <param name="Seed">The seed of the random faults and orders. The exact timing depends on the machine.</param>
/// <param name="PerPhase">The duration of the fault injection for each phase.</param>
public sealed record CrashTestOptions(int Seed, TimeSpan PerPhase)
{
    /// <summary>The number of orders that customers place per second.</summary>
    public double OrdersPerSecond { get; init; } = 100;

    /// <summary>How the stores run. In containers, their disk is not filled, and the host is not killed, because the containers' data is removed with their host.</summary>
    public StoreKind Stores { get; init; } = StoreKind.Processes;

    /// <summary>Whether a disk is filled, if the system allows the creation of a small disk.</summary>
    public bool FillsDisk { get; init; } = true;
}
