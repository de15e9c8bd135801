namespace Evolution.Spotting;

/// <summary>A workload that is configured with the address of another workload, or depends on it.</summary>
/// <param name="From">The workload that is configured.</param>
/// <param name="To">The other workload.</param>
/// <param name="How">The name of the setting, or the kind of relationship.</param>
public sealed record Coupling(string From, string To, string How);
