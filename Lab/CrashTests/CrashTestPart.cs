using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.CrashTests;

/// <summary>A part of a phase's crash test that runs on its own host.</summary>
/// <param name="Stage">The stage whose faults are injected.</param>
/// <param name="Share">The share of the phase's duration, from 0 to 1.</param>
/// <param name="Host">The startup options of the host.</param>
public sealed record CrashTestPart(CrashTestStage Stage, double Share, HostStartOptions Host)
{
    /// <summary>The disk that the host's stores use; null if they use an ordinary disk.</summary>
    public SmallDisk? Disk { get; init; }

    /// <summary>Whether the host is killed after the last fault.</summary>
    public bool KillsHost { get; init; }

    /// <summary>Creates a random generator for this part. Each part has its own, because the number of values that a part consumes depends on timing.</summary>
    public Random CreateRandom(int seed) => new(unchecked(seed * 31 + (int)Stage));
}
