using Evolution.Lab.Crashing.Blows;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.Crashing;

/// <summary>A part of a phase's trial, on a host of its own.</summary>
/// <param name="Share">The part of the time that it takes, 0 to 1.</param>
/// <param name="Host">How its host is started.</param>
/// <param name="ScriptAsync">The blows that it consists of.</param>
sealed record Stretch(double Share, HostStart Host, Func<Ring, CancellationToken, Task<IEnumerable<IBlow>>> ScriptAsync)
{
    /// <summary>Whether the host itself is killed at the end.</summary>
    public bool EndsWithItsHost { get; init; }
}
