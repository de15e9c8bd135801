using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.CrashTests;

/// <summary>A part of a phase's crash test that runs on its own host.</summary>
/// <param name="Stage">The faults that it injects.</param>
/// <param name="Share">Its share of the phase's time, 0 to 1.</param>
/// <param name="Host">The options with which its host starts.</param>
public sealed record CrashTestPart(CrashTestStage Stage, double Share, HostStartOptions Host)
{
    /// <summary>The disk that the host's stores use; null for the system's disk.</summary>
    public SmallDisk? Disk { get; init; }

    /// <summary>Whether the host itself is killed at the end.</summary>
    public bool KillsHost { get; init; }

    /// <summary>Creates a random generator for this part. It is independent of the other parts, because how many choices they make depends on timing.</summary>
    public Random CreateRandom(int seed) => new(unchecked(seed * 31 + (int)Stage));
}
